using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests;

internal static partial class ReportSamples
{
    /// <summary>A report in which every section has data, with segments of the given number and names of 60 letters among them.</summary>
    public static ReportData Full(int count)
    {
        var segments = Enumerable.Range(0, count).Select(i => Segment(Name(i), i == 1 ? 0 : 10 * (i + 1), 0.1, 0.1, i % 2 == 0 ? "#364B9A" : "#FEDA8B") with { SegmentKey = i + 1 }).ToArray();
        var before = segments.ToDictionary(segment => segment.SegmentKey, segment => segment with { CustomerCount = segment.CustomerCount / 2 });
        var nodes = segments.Select((segment, i) => new ReportNode(segment.SegmentKey, segment.Name, segment.ColorHex, i)).ToArray();
        var outside = new ReportNode(-1, "Not in run", "#9AA0A6", -1);
        var data = Of(segments);
        return data with
        {
            Checks = [new ReportCheck("RFM001", "Error", true, "Run has customers."), new ReportCheck("RFM021", "Warning", false, "Recency has shifted.")],
            Thresholds = [.. Edges(Metric.Recency, 30, 90, 180, 365), .. Edges(Metric.Frequency, 1, 2, 4, 8), .. Edges(Metric.Monetary, 50, 100, 250, 1000)],
            Previous = new ReportComparison(
                data.Run with { RunKey = 6, ObservedToDate = new DateOnly(2011, 9, 9), CustomerCount = 10 },
                true,
                before,
                [.. nodes.SelectMany(from => nodes.Select(to => new ReportFlow(from, to, from == to ? 50 : 1, 10m))), .. nodes.Select(to => new ReportFlow(outside, to, 3, 1m)), new ReportFlow(nodes[0], outside, 2, 5m)]),
            Cells = [.. from r in Enumerable.Range(1, 5) from f in Enumerable.Range(1, 5) from m in Enumerable.Range(1, 5) where r + f != 7 select new ReportScoreCell(r, f, m, r * f * m, 100m * r * f * m)],
            Distributions =
            [
                new ReportDistribution(Metric.Recency, Histogram.OfWhole([.. Enumerable.Range(1, 500).Select(i => (double)i)]), 250),
                new ReportDistribution(Metric.Frequency, Histogram.OfWhole([1, 1, 1, 1, 2, 2, 3, 5, 9]), 2),
                new ReportDistribution(Metric.Monetary, Histogram.OfAmounts([.. Enumerable.Range(1, 500).Select(i => Math.Exp(i / 60.0))]), 64.5),
            ],
            Cohorts = [.. from cohort in Enumerable.Range(0, 30) from month in Enumerable.Range(0, 30 - cohort) select new ReportCohortCell(new DateOnly(2009, 6, 1).AddMonths(cohort), month, 100, month == 0 ? 100 : 40 - month, 1000m)],
        };
    }

    private static string Name(int i) => i % 3 == 2 ? $"Customers with a name of some sixty letters & more, number {i}" : $"Segment {i}";
}
