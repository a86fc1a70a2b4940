namespace RfmBatch.Core.Reading;

/// <summary>One customer who is in another segment than before, or in one of two runs only.</summary>
/// <param name="CustomerKey">The customer.</param>
/// <param name="FromSegmentKey">Segment in the earlier run, or <see cref="RevenueBridge.NotInRun"/>.</param>
/// <param name="ToSegmentKey">Segment in the later run, or <see cref="RevenueBridge.NotInRun"/>.</param>
/// <param name="FromRevenueAmount">Revenue in the earlier run, ten-thousandths.</param>
/// <param name="ToRevenueAmount">Revenue in the later run, ten-thousandths.</param>
public sealed record CustomerMove(int CustomerKey, int FromSegmentKey, int ToSegmentKey, long FromRevenueAmount, long ToRevenueAmount)
{
    /// <summary>Later minus earlier, ten-thousandths.</summary>
    public long ChangeAmount => ToRevenueAmount - FromRevenueAmount;
}
