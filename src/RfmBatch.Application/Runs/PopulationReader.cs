using RfmBatch.Application.Publication;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;

namespace RfmBatch.Application.Runs;

/// <summary>Reads whom a run is about, and what their transactions come to by a query of its own.</summary>
/// <param name="store">The store.</param>
/// <param name="query">Whom it is about.</param>
/// <param name="stamp">The newest load that counts.</param>
/// <param name="cohorts">Counts the cohorts too, or null.</param>
internal sealed class PopulationReader(RfmStore store, SummaryQuery query, LoadStamp stamp, CohortReader? cohorts)
{
    /// <summary>Reads the customers, and begins what is counted beside the run.</summary>
    public async Task<(CustomerSummaryTable Summary, Task<(long SalesAmount, long ReturnAmount)> Revenue, Task<CohortFigures>? Cohorts)> ReadAsync(CancellationToken cancellationToken)
    {
        var population = query.Filter is null ? await ReadOnceAsync(cancellationToken) : await ReadUnchangedAsync(cancellationToken);
        return (population.Summary, population.Revenue, cohorts is null ? null : CountAsync(cohorts, population.Counters, cancellationToken));
    }

    private Task<CohortFigures> CountAsync(CohortReader reader, IReadOnlyList<CohortCounter>? counters, CancellationToken cancellationToken) =>
        counters is null ? Task.Run(() => reader.ReadAsync(stamp, cancellationToken), cancellationToken) : Task.FromResult(reader.Sum(counters));

    // The second look begins when the store only waits for rows, so it costs no time. The stamp makes both see the same transactions.
    private async Task<Population> ReadOnceAsync(CancellationToken cancellationToken)
    {
        var (summary, counters) = await store.Summaries.ReadAsync(query, stamp, cohorts is null ? null : (Func<CohortCounter>)cohorts.Begin, cancellationToken);
        return new Population(summary, counters, Task.Run(() => store.Summaries.SumRevenueAsync(query, stamp, cancellationToken), cancellationToken));
    }

    // Each look finds the filter's customers for itself: attributes loaded in between would hold the run for a revenue that is right.
    private Task<Population> ReadUnchangedAsync(CancellationToken cancellationToken) =>
        UnchangedRead.RunAsync(
            () => store.Summaries.ReadAttributeStampAsync(cancellationToken),
            async () =>
            {
                var population = await ReadOnceAsync(cancellationToken);
                await population.Revenue;
                return population;
            });

    /// <summary>What one look found; the counters where the store let lines be seen on the way.</summary>
    private sealed record Population(CustomerSummaryTable Summary, IReadOnlyList<CohortCounter>? Counters, Task<(long SalesAmount, long ReturnAmount)> Revenue);
}
