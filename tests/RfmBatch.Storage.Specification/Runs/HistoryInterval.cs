namespace RfmBatch.Storage.Specification.Runs;

/// <summary>One customer's stay in one segment; both days inclusive.</summary>
public sealed record HistoryInterval(int CustomerKey, int SegmentKey, DateOnly From, DateOnly To);
