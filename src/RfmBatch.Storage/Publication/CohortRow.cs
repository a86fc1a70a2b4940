namespace RfmBatch.Storage.Publication;

/// <summary>One cohort in one month.</summary>
/// <param name="CohortMonth">First day of the month of the first sale.</param>
/// <param name="MonthNumber">Months since; 0 is the cohort's own month.</param>
/// <param name="CustomerCount">Size of the cohort.</param>
/// <param name="ActiveCustomerCount">Of them, customers with a sale in the month.</param>
/// <param name="RevenueAmount">Their revenue in the month, ten-thousandths.</param>
public sealed record CohortRow(DateOnly CohortMonth, int MonthNumber, int CustomerCount, int ActiveCustomerCount, long RevenueAmount);
