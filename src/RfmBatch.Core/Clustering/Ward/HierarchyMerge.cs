namespace RfmBatch.Core.Clustering.Ward;

/// <summary>One of the last merges of a hierarchy.</summary>
/// <param name="MergeNumber">From 1, ascending by height; makes node leaves + number.</param>
/// <param name="LeftNode">A leaf 1..leaves, or the node of an earlier merge.</param>
/// <param name="RightNode">The other node; greater values of the last feature (money) are left.</param>
/// <param name="Height">ward.D2 scale, standardised units; never less than that of the merge before.</param>
/// <param name="PointCount">Points below.</param>
public sealed record HierarchyMerge(int MergeNumber, int LeftNode, int RightNode, double Height, int PointCount);
