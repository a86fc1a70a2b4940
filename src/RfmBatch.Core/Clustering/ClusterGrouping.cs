namespace RfmBatch.Core.Clustering;

/// <summary>A run's customers grouped by one method.</summary>
public sealed record ClusterGrouping
{
    /// <summary>How they were grouped.</summary>
    public required ClusterMethod Method { get; init; }

    /// <summary>Per customer of the run, in its order: 1 + label, or 0 for a customer without scores.</summary>
    public required byte[] Indexes { get; init; }

    /// <summary>Centroids by label, standardised: recency, frequency, monetary.</summary>
    public required IReadOnlyList<double[]> Centroids { get; init; }

    /// <summary>Centroids by label in feature units (log units for log features), which mean the same in every run.</summary>
    public required IReadOnlyList<double[]> FeatureCentroids { get; init; }

    /// <summary>Clusters in figures, by label: descending money.</summary>
    public required IReadOnlyList<ClusterSummary> Summaries { get; init; }

    /// <summary>Number of clusters.</summary>
    public int ClusterCount => Summaries.Count;
}

/// <summary>How customers were grouped.</summary>
public enum ClusterMethod
{
    /// <summary>k-means.</summary>
    KMeans,

    /// <summary>Ward's hierarchy, cut.</summary>
    Ward,
}
