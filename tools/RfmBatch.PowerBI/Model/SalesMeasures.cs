namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over calendar months, cohorts and single lines: these do not depend on runs.</summary>
internal static class SalesMeasures
{
    private const string Months = "Months";
    private const string Cohorts = "Cohorts";
    private const string Lines = "Lines (all programs)";

    public static IEnumerable<ModelMeasure> All() =>
    [
        new(
            "MonthlySales",
            "Monthly Revenue",
            Months,
            Dax.Money,
            "Revenue by calendar month, as the program counts it.",
            "SUM ( 'MonthlySales'[RevenueAmount] )"),
        new(
            "MonthlySales",
            "Monthly Orders",
            Months,
            Dax.Count,
            "Orders with a sale by calendar month.",
            "SUM ( 'MonthlySales'[OrderCount] )"),
        new(
            "MonthlySales",
            "Buying Customers",
            Months,
            Dax.Count,
            "Customers with a sale in the month; over several months the mean, since a customer may buy in each.",
            "AVERAGE ( 'MonthlySales'[CustomerCount] )"),
        new(
            "MonthlySales",
            "New Customers",
            Months,
            Dax.Count,
            "Customers whose first sale of all time is in the month.",
            "SUM ( 'MonthlySales'[NewCustomerCount] )"),
        new(
            "MonthlySales",
            "Return Share",
            Months,
            Dax.Share,
            "Returns divided by sales, both as amounts.",
            "DIVIDE ( - SUM ( 'MonthlySales'[ReturnAmount] ), SUM ( 'MonthlySales'[SalesAmount] ) )"),
        new(
            "CohortRetention",
            "Cohort Customers",
            Cohorts,
            Dax.Count,
            "Customers by month of their first purchase.",
            "CALCULATE ( SUM ( 'CohortRetention'[CustomerCount] ), 'CohortRetention'[MonthNumber] = 0 )"),
        new(
            "CohortRetention",
            "Retention Rate",
            Cohorts,
            Dax.Share,
            "Customers who bought in a month divided by the size of their cohort; over several cohorts weighted by size.",
            "DIVIDE ( SUM ( 'CohortRetention'[ActiveCustomerCount] ), SUM ( 'CohortRetention'[CustomerCount] ) )"),
        new(
            "CohortRetention",
            "Cohort Revenue",
            Cohorts,
            Dax.Money,
            "Revenue of cohorts by month since the first purchase.",
            "SUM ( 'CohortRetention'[RevenueAmount] )"),
        new(
            "CohortRetention",
            "Cohort Revenue per Customer",
            Cohorts,
            Dax.Money,
            "Revenue of cohorts divided by their size.",
            "DIVIDE ( [Cohort Revenue], [Cohort Customers] )"),
        new(
            "Sale",
            "Line Amount",
            Lines,
            Dax.Money,
            "Amount of accepted lines, sales and returns, of all programs.",
            "SUM ( 'Sale'[Amount] )"),
        new("Sale", "Lines", Lines, Dax.Count, "Accepted lines, sales and returns, of all programs.", "COUNTROWS ( 'Sale' )"),
    ];
}
