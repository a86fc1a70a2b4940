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

    /// <summary>Reads the lines and counts them.</summary>
    public async Task<CohortFigures> ReadAsync(LoadStamp stamp, CancellationToken cancellationToken) =>
        Sum(await store.Cohorts.ReadLinesAsync(options.QueryFor(asOf), stamp, Begin, cancellationToken));
}
