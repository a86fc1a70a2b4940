namespace RfmBatch.Core.Clustering;

/// <summary>
/// How many k-means clusters the comparable run of an earlier as-of date had, and how stable they were. Never of the same date: a run
/// made again says the same.
/// </summary>
/// <param name="RunKey">The run.</param>
/// <param name="ClusterCount">Its number of clusters.</param>
/// <param name="AdjustedRand">Mean adjusted Rand index of its resamples; null where it was not measured, as in version 0.1.</param>
public sealed record PreviousChoice(int RunKey, int ClusterCount, double? AdjustedRand);
