namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What a total is of.</summary>
public enum TotalKind
{
    /// <summary>Everybody with a prediction.</summary>
    All,

    /// <summary>A segment.</summary>
    Segment,

    /// <summary>A k-means cluster.</summary>
    Cluster,

    /// <summary>A hierarchical cluster.</summary>
    HierarchyCluster,
}
