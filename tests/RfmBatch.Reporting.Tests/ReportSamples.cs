using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Tests;

/// <summary>Reports to render: figures are made up, their relations are right.</summary>
internal static partial class ReportSamples
{
    public static ReportData Of(params ReportSegment[] segments) => new()
    {
        Run = new ReportRun
        {
            RunKey = 7,
            ProgramName = "default",
            ProgramDescription = "Online shop",
            CurrencyCode = "GBP",
            AsOfDate = new DateOnly(2011, 12, 10),
            ObservedToDate = new DateOnly(2011, 12, 9),
            IsLatest = true,
            FinishedAt = new DateTimeOffset(2026, 1, 31, 12, 34, 56, TimeSpan.Zero),
            CodeVersion = "0.1.0",
            RuleSetName = "standard11",
            CustomerCount = segments.Sum(segment => segment.CustomerCount),
            ScoredCustomerCount = segments.Sum(segment => segment.CustomerCount),
            OrderCount = segments.Sum(segment => segment.OrderCount),
            RevenueAmount = segments.Sum(segment => segment.RevenueAmount),
        },
        Segments = segments,
        Checks = [],
        Thresholds = [],
    };

    public static ReportSegment Segment(string name, long customers, double share, double? revenueShare, string color = "#364B9A") => new()
    {
        Name = name,
        ColorHex = color,
        Description = "Who they are.",
        RecommendedAction = "What to do.",
        CustomerCount = customers,
        CustomerShare = share,
        OrderCount = customers * 3,
        RevenueAmount = 1000m * (decimal)(revenueShare ?? 0),
        RevenueShare = revenueShare,
        RecencyDaysMedian = customers > 0 ? 12.5 : null,
        OrderCountMean = customers > 0 ? 3 : null,
        RevenueAmountMean = customers > 0 ? 10 : null,
    };

    public static IReadOnlyList<ScoreThreshold> Edges(Metric metric, params double[] cuts) =>
    [
        .. Enumerable.Range(0, cuts.Length + 1).Select(i => new ScoreThreshold(
            metric,
            metric == Metric.Recency ? cuts.Length + 1 - i : i + 1,
            i == 0 ? null : cuts[i - 1],
            i == cuts.Length ? null : cuts[i])),
    ];
}
