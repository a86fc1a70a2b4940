using RfmBatch.Core.Aggregation;
using RfmBatch.Storage;
using RfmBatch.Storage.Running;

namespace RfmBatch.Pipeline.Running;

/// <summary>Reads whom a run is about, and what their transactions come to by a query of its own.</summary>
/// <param name="store">The store.</param>
/// <param name="stamp">The newest load that counts.</param>
internal sealed class PopulationReader(RfmStore store, LoadStamp stamp)
{
    /// <summary>Reads the customers, and begins the second look at their transactions.</summary>
    public async Task<(CustomerSummaryTable Summary, Task<(long SalesAmount, long ReturnAmount)> Revenue)> ReadAsync(SummaryQuery query, CancellationToken cancellationToken)
    {
        Task<(long SalesAmount, long ReturnAmount)> SumAsync() => Task.Run(() => store.Summaries.SumRevenueAsync(query, stamp, cancellationToken), cancellationToken);
        if (query.Filter is null)
        {
            // From here on the store only waits for rows, so its second look costs no time. The stamp makes both see the same transactions.
            return (await store.Summaries.ReadAsync(query, stamp, cancellationToken), SumAsync());
        }

        // Each looks the filter up for itself: attributes loaded in between would hold the run for a revenue that is right.
        var (summary, revenue) = await UnchangedRead.RunAsync(
            () => store.Summaries.ReadAttributeStampAsync(cancellationToken),
            async () => (await store.Summaries.ReadAsync(query, stamp, cancellationToken), await SumAsync()));
        return (summary, Task.FromResult(revenue));
    }
}
