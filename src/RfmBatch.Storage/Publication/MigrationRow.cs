namespace RfmBatch.Storage.Publication;

/// <summary>Customers who went from one segment to another between two runs.</summary>
/// <param name="FromSegmentKey">Segment in the earlier run; −1 = not in that run.</param>
/// <param name="ToSegmentKey">Segment in the later run; −1 = not in that run.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="RevenueAmount">Their revenue in the later run, ten-thousandths; null where its customer rows were purged.</param>
public sealed record MigrationRow(int FromSegmentKey, int ToSegmentKey, int CustomerCount, long? RevenueAmount);
