namespace RfmBatch.Core.Clustering.Lasting;

/// <summary>Lasting numbers of a run's clusters of one method, and what they were carried on from.</summary>
/// <param name="Method">The method.</param>
/// <param name="PreviousRunKey">The comparable run whose clusters were looked for, or null where a new history begins.</param>
/// <param name="IsPreviousEarlier">Whether that run has an earlier as-of date, so that moves of centroids are changes in time; a repeated
/// run follows the one it replaces, a backfill may follow a later one.</param>
/// <param name="Matches">One per cluster, by label.</param>
/// <param name="VanishedNumbers">Numbers of the previous run that no cluster has now.</param>
public sealed record ClusterContinuity(
    ClusterMethod Method,
    int? PreviousRunKey,
    bool IsPreviousEarlier,
    IReadOnlyList<ClusterMatch> Matches,
    IReadOnlyList<int> VanishedNumbers);
