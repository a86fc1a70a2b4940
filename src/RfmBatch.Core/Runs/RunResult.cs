using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>Everything the stages computed for one run; what the stores write. Columns are parallel to <see cref="Summary"/>.</summary>
public sealed record RunResult
{
    /// <summary>First day not observed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Score classes used.</summary>
    public required int Bins { get; init; }

    /// <summary>The input, ordered by customer id.</summary>
    public required CustomerSummaryTable Summary { get; init; }

    /// <summary>Days since the last sale in the window, or −1 for customers without one.</summary>
    public required int[] RecencyDays { get; init; }

    /// <summary>Orders, days or lines by option.</summary>
    public required int[] FrequencyCounts { get; init; }

    /// <summary>Net or sales revenue by option, ten-thousandths.</summary>
    public required long[] RevenueAmounts { get; init; }

    /// <summary>Revenue or mean revenue, ten-thousandths (the mean rounded half to even; scores use the unrounded value).</summary>
    public required long[] MonetaryAmounts { get; init; }

    /// <summary>Recency scores 1..bins, 0 = not scored.</summary>
    public required byte[] RecencyScores { get; init; }

    /// <summary>Frequency scores 1..bins, 0 = not scored.</summary>
    public required byte[] FrequencyScores { get; init; }

    /// <summary>Monetary scores 1..bins, 0 = not scored.</summary>
    public required byte[] MonetaryScores { get; init; }

    /// <summary>The rule set's segments in sort order; the last is <c>No Purchase</c>.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Index into <see cref="Segments"/> per customer.</summary>
    public required byte[] SegmentIndexes { get; init; }

    /// <summary>Customers with scores.</summary>
    public required int ScoredCustomerCount { get; init; }

    /// <summary>Sum of orders in the window.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Sum of <see cref="RevenueAmounts"/>, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Cut points, every metric and score.</summary>
    public required IReadOnlyList<ScoreThreshold> Thresholds { get; init; }

    /// <summary>Every segment of the rule set in figures.</summary>
    public required IReadOnlyList<SegmentSummary> SegmentSummaries { get; init; }

    /// <summary>Occupied cells, ascending by scores.</summary>
    public required IReadOnlyList<RfmCell> Cells { get; init; }

    /// <summary>Clusters of the scored customers, or null where they are off.</summary>
    public ClusterResult? Clusters { get; init; }

    /// <summary>Predicted value, or null where it is off.</summary>
    public LifetimeResult? Value { get; init; }

    /// <summary>Metrics whose values are all equal, so that everybody has one score.</summary>
    public required IReadOnlyList<Metric> MetricsWithoutSpread { get; init; }
}
