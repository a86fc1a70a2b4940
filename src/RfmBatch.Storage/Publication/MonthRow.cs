namespace RfmBatch.Storage.Publication;

/// <summary>One calendar month of a program; amounts in ten-thousandths.</summary>
/// <param name="YearMonth"><c>yyyy-MM</c>.</param>
/// <param name="OrderCount">Distinct orders with a sale in the month.</param>
/// <param name="CustomerCount">Customers with a sale in the month.</param>
/// <param name="NewCustomerCount">Customers whose first sale fell into the month.</param>
/// <param name="SalesAmount">Sales.</param>
/// <param name="ReturnAmount">Returns, normally negative.</param>
/// <param name="RevenueAmount">Sales, and returns where they count.</param>
public sealed record MonthRow(string YearMonth, int OrderCount, int CustomerCount, int NewCustomerCount, long SalesAmount, long ReturnAmount, long RevenueAmount);
