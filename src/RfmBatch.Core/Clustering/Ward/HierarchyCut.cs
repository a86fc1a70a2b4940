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

/// <summary>A subtree that is shown as a leaf.</summary>
/// <param name="LeafNode">From 1, in the order in which a drawing without crossings shows them.</param>
/// <param name="Label">Cluster of the cut that the leaf belongs to.</param>
/// <param name="PointCount">Points below.</param>
public sealed record HierarchyLeaf(int LeafNode, byte Label, int PointCount);

/// <summary>One of the last merges of a hierarchy.</summary>
/// <param name="MergeNumber">From 1, ascending by height; makes node leaves + number.</param>
/// <param name="LeftNode">A leaf 1..leaves, or the node of an earlier merge.</param>
/// <param name="RightNode">The other node; greater values of the last feature (money) are left.</param>
/// <param name="Height">ward.D2 scale, standardised units; never less than that of the merge before.</param>
/// <param name="PointCount">Points below.</param>
public sealed record HierarchyMerge(int MergeNumber, int LeftNode, int RightNode, double Height, int PointCount);
