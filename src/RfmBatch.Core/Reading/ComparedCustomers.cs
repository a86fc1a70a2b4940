namespace RfmBatch.Core.Reading;

/// <summary>The customers of one run in columns, ascending by customer key.</summary>
/// <param name="CustomerKeys">Customers.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="OrderCounts">Their orders in the window.</param>
/// <param name="RevenueAmounts">Their revenue in the window, ten-thousandths.</param>
public sealed record ComparedCustomers(int[] CustomerKeys, int[] SegmentKeys, int[] OrderCounts, long[] RevenueAmounts);
