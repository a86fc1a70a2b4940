namespace RfmBatch.Core.Clustering.Ward;

/// <summary>A subtree that is shown as a leaf.</summary>
/// <param name="LeafNode">From 1, in the order in which a drawing without crossings shows them.</param>
/// <param name="Label">Cluster of the cut that the leaf belongs to.</param>
/// <param name="PointCount">Points below.</param>
public sealed record HierarchyLeaf(int LeafNode, byte Label, int PointCount);
