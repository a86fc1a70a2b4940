namespace RfmBatch.Storage.Runs;

/// <summary>How a run ended.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="RunToken">Its token.</param>
/// <param name="Status">Published, Held or Trial.</param>
/// <param name="FinishedAt">Now.</param>
/// <param name="CustomerCount">Customers of the population.</param>
/// <param name="ScoredCustomerCount">Customers with scores.</param>
/// <param name="OrderCount">Orders in the window.</param>
/// <param name="RevenueAmount">Revenue, ten-thousandths.</param>
public sealed record FinishedRun(
    int RunKey, string RunToken, string Status, DateTimeOffset FinishedAt, int CustomerCount, int ScoredCustomerCount, long OrderCount, long RevenueAmount);
