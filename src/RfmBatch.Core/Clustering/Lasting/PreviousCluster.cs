namespace RfmBatch.Core.Clustering.Lasting;

/// <summary>A cluster of the previous comparable run.</summary>
/// <param name="ClusterNumber">Its lasting number within program and method, from 1.</param>
/// <param name="Centroid">Its centroid in feature units (log units for log features), never standardised: each run has means and deviations of its own.</param>
public sealed record PreviousCluster(int ClusterNumber, IReadOnlyList<double> Centroid);
