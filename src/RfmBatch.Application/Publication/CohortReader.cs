using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;

namespace RfmBatch.Application.Publication;

/// <summary>Counts the cohorts and months of a program as its latest run sees them.</summary>
internal sealed class CohortReader(RfmStore store, DateOnly asOf, RunOptions options)
{
    /// <summary>Counts some customers; <see cref="Sum"/> adds the counts up.</summary>
    public CohortCounter Begin() => new(options.Returns == ReturnsKind.Net);

    public CohortFigures Sum(IEnumerable<CohortCounter> parts)
    {
        var all = Begin();
        foreach (var part in parts)
        {
            all.Add(part);
        }

        return all.Finish();
    }

    /// <summary>Counts the lines, here or at the server.</summary>
    public async Task<CohortFigures> ReadAsync(LoadStamp stamp, CancellationToken cancellationToken)
    {
        var query = options.QueryFor(asOf);
        if (store.Cohorts.AddsUpLines)
        {
            return Sum(await store.Cohorts.ReadLinesAsync(query, stamp, Begin, cancellationToken));
        }

        var counter = Begin();
        foreach (var cell in await store.Cohorts.CountCellsAsync(query, stamp, cancellationToken))
        {
            counter.Add(cell);
        }

        return counter.Finish();
    }
}
