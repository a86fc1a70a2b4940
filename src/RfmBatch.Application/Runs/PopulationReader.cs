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
    public async Task<Population> ReadAsync(WorkBeside beside)
    {
        var look = query.Filter is null ? await ReadOnceAsync(beside) : await ReadUnchangedAsync(beside);
        return new Population(look.Summary, look.Revenue, cohorts is null ? null : Count(cohorts, look.Counters, beside));
    }

    private Task<CohortFigures> Count(CohortReader reader, IReadOnlyList<CohortCounter>? counters, WorkBeside beside) =>
        counters is null ? beside.Begin(token => reader.ReadAsync(stamp, token)) : Task.FromResult(reader.Sum(counters));

    // The second look begins when the store only waits for rows, so it costs no time. The stamp makes both see the same transactions.
    private async Task<Look> ReadOnceAsync(WorkBeside beside)
    {
        var begin = cohorts is null ? null : (Func<CohortCounter>)cohorts.Begin;
        var (summary, counters) = await store.Summaries.ReadAsync(query, stamp, begin, beside.Token);
        return new Look(summary, counters, beside.Begin(token => store.Summaries.SumRevenueAsync(query, stamp, token)));
    }

    // Each look finds the filter's customers for itself: attributes loaded in between would hold the run for a revenue that is right.
    private Task<Look> ReadUnchangedAsync(WorkBeside beside) =>
        UnchangedRead.RunAsync(
            () => store.Summaries.ReadAttributeStampAsync(beside.Token),
            async () =>
            {
                var look = await ReadOnceAsync(beside);
                await look.Revenue;
                return look;
            });

    /// <summary>What one look found; the counters where the store let lines be seen on the way.</summary>
    private sealed record Look(
        CustomerSummaryTable Summary, IReadOnlyList<CohortCounter>? Counters, Task<(long SalesAmount, long ReturnAmount)> Revenue);
}

/// <summary>Whom a run is about, and what is counted of them beside it.</summary>
/// <param name="Summary">The customers.</param>
/// <param name="Revenue">What their transactions come to.</param>
/// <param name="Cohorts">Their cohorts, or null where they were not wanted.</param>
internal sealed record Population(
    CustomerSummaryTable Summary, Task<(long SalesAmount, long ReturnAmount)> Revenue, Task<CohortFigures>? Cohorts);
