namespace RfmBatch.Core.Value;

/// <summary>What a total is of.</summary>
public enum ValueGroupKind
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
