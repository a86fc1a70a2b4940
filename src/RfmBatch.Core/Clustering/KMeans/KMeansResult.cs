namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>
/// One k-means solution. Clusters are numbered from 0 by descending last feature (money), then by the features before it.
/// </summary>
public sealed record KMeansResult
{
    /// <summary>Clusters asked for.</summary>
    public required int RequestedCount { get; init; }

    /// <summary>Centroids, standardised units; fewer than asked for where fewer points are distinct.</summary>
    public required IReadOnlyList<double[]> Centroids { get; init; }

    /// <summary>Cluster per point.</summary>
    public required byte[] Labels { get; init; }

    /// <summary>Points per cluster, at least 1.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>Sum of squared distances of points to their centroids, standardised units.</summary>
    public required double Inertia { get; init; }

    /// <summary>Mean distance of points to their centroid per cluster, standardised units.</summary>
    public required IReadOnlyList<double> MeanDistances { get; init; }

    /// <summary>Iterations on all points that the winning start ended with.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the winning start ended because nothing moved any more.</summary>
    public required bool IsConverged { get; init; }

    /// <summary>Clusters found.</summary>
    public int ClusterCount => Centroids.Count;

    /// <summary>Share of points in the smallest cluster, 0..1.</summary>
    public double SmallestShare => Counts.Count == 0 ? 0 : (double)Counts.Min() / Labels.Length;
}
