namespace RfmBatch.Core.Clustering;

/// <summary>How many k-means clusters the comparable run before had, and how stable they were.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="IsEarlier">Whether its as-of date is earlier; a backfill may follow a later run, a repeated one what it replaces.</param>
/// <param name="ClusterCount">Its number of clusters.</param>
/// <param name="AdjustedRand">Mean adjusted Rand index of its resamples; null where it was not measured, as in version 0.1.</param>
public sealed record PreviousChoice(int RunKey, bool IsEarlier, int ClusterCount, double? AdjustedRand);
