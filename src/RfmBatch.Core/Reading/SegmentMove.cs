namespace RfmBatch.Core.Reading;

/// <summary>Customers who are in another segment than before, or in one of two runs only.</summary>
/// <param name="FromSegmentKey">Segment in the earlier run; <see cref="RevenueBridge.NotInRun"/> = they entered.</param>
/// <param name="ToSegmentKey">Segment in the later run; <see cref="RevenueBridge.NotInRun"/> = they left.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="FromRevenueAmount">Their revenue in the earlier run, ten-thousandths.</param>
/// <param name="ToRevenueAmount">Their revenue in the later run, ten-thousandths.</param>
public sealed record SegmentMove(int FromSegmentKey, int ToSegmentKey, int CustomerCount, long FromRevenueAmount, long ToRevenueAmount);
