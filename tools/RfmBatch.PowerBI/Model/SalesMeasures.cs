namespace RfmBatch.PowerBI.Model;

/// <summary>
/// Measures over calendar months, cohorts and single lines: these do not depend on runs. Those of months and cohorts are blank unless one
/// program is left, since a customer may be in several.
/// </summary>
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
            Dax.OneProgram("SUM ( 'MonthlySales'[RevenueAmount] )")),
        new(
            "MonthlySales",
            "Monthly Orders",
            Months,
            Dax.Count,
            "Orders with a sale by calendar month.",
            Dax.OneProgram("SUM ( 'MonthlySales'[OrderCount] )")),
        new(
            "MonthlySales",
            "Buying Customers",
            Months,
            Dax.Count,
            "Customers with a sale in the month; over several months the mean, since a customer may buy in each.",
            Dax.OneProgram("AVERAGE ( 'MonthlySales'[CustomerCount] )")),
        new(
            "MonthlySales",
            "New Customers",
            Months,
            Dax.Count,
            "Customers whose first sale of all time is in the month.",
            Dax.OneProgram("SUM ( 'MonthlySales'[NewCustomerCount] )")),
        new(
            "MonthlySales",
            "Return Share",
            Months,
            Dax.Share,
            "Returns divided by sales, both as amounts.",
            Dax.OneProgram("DIVIDE ( - SUM ( 'MonthlySales'[ReturnAmount] ), SUM ( 'MonthlySales'[SalesAmount] ) )")),
        new(
            "CohortRetention",
            "Cohort Customers",
            Cohorts,
            Dax.Count,
            "Customers by month of their first purchase.",
            Dax.OneProgram("CALCULATE ( SUM ( 'CohortRetention'[CustomerCount] ), 'CohortRetention'[MonthNumber] = 0 )")),
        new(
            "CohortRetention",
            "Retention Rate",
            Cohorts,
            Dax.Share,
            "Customers who bought in a month divided by the size of their cohort, over cohorts old enough to have it and weighted by size; "
            + "blank for several months since the first purchase.",
            OneMonth("DIVIDE ( SUM ( 'CohortRetention'[ActiveCustomerCount] ), SUM ( 'CohortRetention'[CustomerCount] ) )")),
        new(
            "CohortRetention",
            "Cohort Revenue",
            Cohorts,
            Dax.Money,
            "Revenue of cohorts by month since the first purchase.",
            Dax.OneProgram("SUM ( 'CohortRetention'[RevenueAmount] )")),
        new(
            "CohortRetention",
            "Cohort Revenue per Customer",
            Cohorts,
            Dax.Money,
            "Revenue of cohorts in one month since the first purchase, divided by the customers of the cohorts old enough to have it; "
            + "blank for several months.",
            OneMonth("DIVIDE ( SUM ( 'CohortRetention'[RevenueAmount] ), SUM ( 'CohortRetention'[CustomerCount] ) )")),
        new("CohortRetention", "Cohort Cumulative Revenue per Customer", Cohorts, Dax.Money, "Revenue of cohorts from the first purchase "
            + "to the end of one month since, divided by their customers, over cohorts old enough to have that month; blank for several "
            + "months.", """
            VAR LastMonth = MAX ( 'CohortRetention'[MonthNumber] )
            VAR OldEnough = VALUES ( 'CohortRetention'[CohortMonth] )
            VAR Amount =
                CALCULATE (
                    SUM ( 'CohortRetention'[RevenueAmount] ),
                    REMOVEFILTERS ( 'CohortRetention'[MonthNumber] ),
                    'CohortRetention'[MonthNumber] <= LastMonth,
                    OldEnough
                )
            RETURN
                IF (
                    HASONEVALUE ( 'Program'[ProgramKey] ) && HASONEVALUE ( 'CohortRetention'[MonthNumber] ),
                    DIVIDE ( Amount, SUM ( 'CohortRetention'[CustomerCount] ) )
                )
            """),
        new(
            "Sale",
            "Line Amount",
            Lines,
            Dax.Money,
            "Amount of accepted lines, sales and returns, of all programs.",
            "SUM ( 'Sale'[Amount] )"),
        new("Sale", "Lines", Lines, Dax.Count, "Accepted lines, sales and returns, of all programs.", "COUNTROWS ( 'Sale' )"),
    ];

    private static string OneMonth(string expression) =>
        Dax.OneOf(expression, "'Program'[ProgramKey]", "'CohortRetention'[MonthNumber]");
}
