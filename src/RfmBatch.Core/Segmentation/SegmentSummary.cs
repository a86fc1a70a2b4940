namespace RfmBatch.Core.Segmentation;

/// <summary>
/// One segment of one run in figures. Means and medians are null for a segment without customers (recency: without scored ones).
/// </summary>
public sealed record SegmentSummary
{
    /// <summary>Name of the segment in the run's rule set.</summary>
    public required string SegmentName { get; init; }

    /// <summary>Customers in the segment.</summary>
    public required int CustomerCount { get; init; }

    /// <summary>Share of all customers of the run, 0..1.</summary>
    public required double CustomerShare { get; init; }

    /// <summary>Sum of orders in the window.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Revenue, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Share of the run's revenue, or null where that is 0.</summary>
    public required double? RevenueShare { get; init; }

    /// <summary>Mean days since the last sale.</summary>
    public double? RecencyDaysMean { get; init; }

    /// <summary>Mean orders.</summary>
    public double? OrderCountMean { get; init; }

    /// <summary>Mean revenue, currency units.</summary>
    public double? RevenueAmountMean { get; init; }

    /// <summary>Median days since the last sale (type 7).</summary>
    public double? RecencyDaysMedian { get; init; }

    /// <summary>Median orders (type 7).</summary>
    public double? OrderCountMedian { get; init; }

    /// <summary>Median revenue (type 7), currency units.</summary>
    public double? RevenueAmountMedian { get; init; }
}
