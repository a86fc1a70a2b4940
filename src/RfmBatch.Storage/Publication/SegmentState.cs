namespace RfmBatch.Storage.Publication;

/// <summary>Who was in which segment in one run, in columns, ascending by customer key.</summary>
/// <param name="CustomerKeys">Customers of the run.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="RevenueAmounts">Their revenue in the run, ten-thousandths, or null where the run's customer rows were purged.</param>
public sealed record SegmentState(int[] CustomerKeys, int[] SegmentKeys, long[]? RevenueAmounts);
