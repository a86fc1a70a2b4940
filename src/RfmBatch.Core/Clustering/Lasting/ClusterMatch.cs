namespace RfmBatch.Core.Clustering.Lasting;

/// <summary>A cluster of this run with its lasting number.</summary>
/// <param name="Label">Cluster in this run.</param>
/// <param name="ClusterNumber">Lasting number within program and method.</param>
/// <param name="Distance">How far the centroid has moved since the previous run, in current standard deviations; null for a new cluster.</param>
public sealed record ClusterMatch(byte Label, int ClusterNumber, double? Distance)
{
    /// <summary>Whether the cluster was there in the previous run.</summary>
    public bool IsKept => Distance is not null;
}
