namespace RfmBatch.Core.Reading;

/// <summary>A segment of one run in totals.</summary>
/// <param name="CustomerCount">Customers.</param>
/// <param name="OrderCount">Their orders in the window.</param>
/// <param name="RevenueAmount">Their revenue in the window, ten-thousandths.</param>
public readonly record struct SegmentLevel(int CustomerCount, long OrderCount, long RevenueAmount)
{
    /// <summary>With one customer more.</summary>
    public SegmentLevel Add(int orders, long revenue) => new(CustomerCount + 1, OrderCount + orders, RevenueAmount + revenue);
}
