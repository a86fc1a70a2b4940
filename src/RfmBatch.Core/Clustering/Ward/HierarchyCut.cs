namespace RfmBatch.Core.Clustering.Ward;

/// <summary>A hierarchy cut into clusters, and its top as it is drawn.</summary>
public sealed record HierarchyCut
{
    /// <summary>Most leaves: more cannot be read in a drawing.</summary>
    public const int MaxLeafCount = 200;

    /// <summary>Cluster per point.</summary>
    public required byte[] Labels { get; init; }

    /// <summary>Points per cluster.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>Means of the clusters, standardised units.</summary>
    public required IReadOnlyList<double[]> Centroids { get; init; }

    /// <summary>The last subtrees, 1..L.</summary>
    public required IReadOnlyList<HierarchyLeaf> Leaves { get; init; }

    /// <summary>The merges of the leaves, L − 1 of them.</summary>
    public required IReadOnlyList<HierarchyMerge> Merges { get; init; }
}
