using RfmBatch.Core.Operations;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Publication;

namespace RfmBatch.Application.Publication;

/// <summary>
/// Asks whether a prepared publication agrees with itself and with what is stored, before its transaction begins: that only writes.
/// </summary>
/// <remarks>`doctor` asks the stored rows of the latest runs the same, by queries of their own.</remarks>
/// <param name="store">The store.</param>
/// <param name="programLock">The held lock, on whose connection the changes of history are staged.</param>
internal sealed class PublicationChecker(RfmStore store, IProgramLock programLock)
{
    /// <summary>The findings, one per identity.</summary>
    /// <param name="change">What the publication changes.</param>
    /// <param name="runKey">The run that is published.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<QualityFinding>> CheckAsync(
        PreparedPublication change, int runKey, CancellationToken cancellationToken)
    {
        var (from, to) = await CountMigrationsAsync(change, runKey, cancellationToken);
        return
        [
            IdentityStore.Judge("RFM069", from),
            IdentityStore.Judge("RFM070", to),
            IdentityStore.Judge("RFM071", change.Cohorts is null ? 0 : CountCohorts(change.Cohorts.Cohorts)),
            IdentityStore.Judge("RFM072", await CountHistoryAsync(change, runKey, cancellationToken)),
        ];
    }

    // Of each comparison of the run, segments that customers do not leave, or enter, in the number that is stored of the earlier, or this,
    // run.
    private async Task<(int From, int To)> CountMigrationsAsync(
        PreparedPublication change, int runKey, CancellationToken cancellationToken)
    {
        var (from, to) = (0, 0);
        var counts = new Dictionary<int, IReadOnlyDictionary<int, int>>();
        foreach (var (pair, rows) in change.MigrationsToInsert.Where(migration => migration.Pair.ToRunKey == runKey))
        {
            from += Differing(await countsOfAsync(pair.FromRunKey), rows.ToLookup(row => row.FromSegmentKey, row => row.CustomerCount));
            to += Differing(await countsOfAsync(runKey), rows.ToLookup(row => row.ToSegmentKey, row => row.CustomerCount));
        }

        return (from, to);

        // One run is compared with up to three, of which two may be the same.
        async Task<IReadOnlyDictionary<int, int>> countsOfAsync(int key) => counts.TryGetValue(key, out var known)
            ? known
            : counts[key] = await store.RunResults.ReadSegmentCountsAsync(key, cancellationToken);
    }

    private static int Differing(IReadOnlyDictionary<int, int> stored, ILookup<int, int> moved) =>
        stored.Count(segment => moved[segment.Key].Sum() != segment.Value);

    // Cohorts whose size is not the same in every month, not all active in month 0, or exceeded.
    private static int CountCohorts(IReadOnlyList<CohortRow> rows)
    {
        var first = rows.Where(row => row.MonthNumber == 0).ToDictionary(row => row.CohortMonth);
        return rows.Count(row => !first.TryGetValue(row.CohortMonth, out var zero)
            || zero.CustomerCount != row.CustomerCount
            || zero.ActiveCustomerCount != zero.CustomerCount
            || row.ActiveCustomerCount > row.CustomerCount);
    }

    // Only a run that will be current speaks for its days; a first one is copied into a history that is empty.
    private async Task<int> CountHistoryAsync(PreparedPublication change, int runKey, CancellationToken cancellationToken) =>
        change.Window is { } window
        && change.FirstRunKey is null
        && change.Places.Any(place => place.RunKey == runKey && place.IsCurrent)
            ? await store.History.CountStagedMismatchesAsync(window, runKey, programLock.Connection, cancellationToken)
            : 0;
}
