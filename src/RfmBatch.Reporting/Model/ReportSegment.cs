namespace RfmBatch.Reporting.Model;

/// <summary>One segment in figures and words. Means and medians are null where nobody is in it.</summary>
internal sealed record ReportSegment
{
    /// <summary>Key of the segment.</summary>
    public long SegmentKey { get; init; }

    /// <summary>Name of the segment.</summary>
    public required string Name { get; init; }

    /// <summary>Colour as <c>#RRGGBB</c>.</summary>
    public required string ColorHex { get; init; }

    /// <summary>Who they are.</summary>
    public required string Description { get; init; }

    /// <summary>What to do.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>Customers in it.</summary>
    public required long CustomerCount { get; init; }

    /// <summary>Share of the run's customers, 0..1.</summary>
    public required double CustomerShare { get; init; }

    /// <summary>Orders in the window.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Revenue in the window, currency units.</summary>
    public required decimal RevenueAmount { get; init; }

    /// <summary>Share of the run's revenue, negative where returns prevail; null where that revenue is 0.</summary>
    public double? RevenueShare { get; init; }

    /// <summary>Median days since the last sale.</summary>
    public double? RecencyDaysMedian { get; init; }

    /// <summary>Mean orders per customer.</summary>
    public double? OrderCountMean { get; init; }

    /// <summary>Mean revenue per customer, currency units.</summary>
    public double? RevenueAmountMean { get; init; }
}
