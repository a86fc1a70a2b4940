namespace RfmBatch.Core.Reading;

/// <summary>One part of a revenue bridge.</summary>
/// <param name="SegmentKey">The segment whose revenue changed.</param>
/// <param name="Component">What the part is due to.</param>
/// <param name="OtherSegmentKey">The other segment of a move; <see cref="RevenueBridge.NotInRun"/> for Entered and Left, 0 where the component is no move.</param>
/// <param name="CustomerCount">Customers of the move, or null where the component is none.</param>
/// <param name="ChangeAmount">Later minus earlier, ten-thousandths.</param>
public sealed record BridgePart(int SegmentKey, BridgeComponent Component, int OtherSegmentKey, int? CustomerCount, long ChangeAmount);
