namespace RfmBatch.Core.Clustering;

/// <summary>Customers of a segment in a k-means cluster.</summary>
/// <param name="SegmentIndex">Index into the run's segments.</param>
/// <param name="Label">Cluster of the run.</param>
/// <param name="CustomerCount">At least 1.</param>
public sealed record SegmentAgreement(int SegmentIndex, byte Label, int CustomerCount);
