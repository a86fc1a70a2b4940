using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests;

internal static partial class ReportSamples
{
    /// <summary>A report in which every section has data, with segments of the given number and names of 60 letters among them.</summary>
    public static ReportData Full(int count)
    {
        var segments = Enumerable.Range(0, count)
            .Select(
                i => Segment(Name(i), i == 1 ? 0 : 10 * (i + 1), 0.1, 0.1, i % 2 == 0 ? "#364B9A" : "#FEDA8B") with { SegmentKey = i + 1 })
            .ToArray();
        var before = segments.ToDictionary(
            segment => segment.SegmentKey, segment => segment with { CustomerCount = segment.CustomerCount / 2 });
        var nodes = segments.Select((segment, i) => new ReportNode(segment.SegmentKey, segment.Name, segment.ColorHex, i)).ToArray();
        var outside = new ReportNode(-1, "Not in run", "#9AA0A6", -1);
        var data = Of(segments);
        return data with
        {
            Checks =
            [
                new ReportCheck("RFM001", "Error", true, "Run has customers."),
                new ReportCheck("RFM021", "Warning", false, "Recency has shifted.")
            ],
            Thresholds =
            [
                .. Edges(Metric.Recency, 30, 90, 180, 365),
                .. Edges(Metric.Frequency, 1, 2, 4, 8),
                .. Edges(Metric.Monetary, 50, 100, 250, 1000)
            ],
            Previous = new ReportComparison(
                data.Run with { RunKey = 6, ObservedToDate = new DateOnly(2011, 9, 9), CustomerCount = 10 },
                true,
                before,
                [
                    .. nodes.SelectMany(from => nodes.Select(to => new ReportFlow(from, to, from == to ? 50 : 1, 10m))),
                    .. nodes.Select(to => new ReportFlow(outside, to, 3, 1m)),
                    new ReportFlow(nodes[0], outside, 2, 5m)
                ]),
            Cells =
            [
                ..
                    from r in Enumerable.Range(1, 5)
                        from f in Enumerable.Range(1, 5)
                            from m in Enumerable.Range(1, 5)
                                where r + f != 7 select new ReportScoreCell(r, f, m, r * f * m, 100m * r * f * m)
            ],
            Distributions =
            [
                new ReportDistribution(Metric.Recency, Histogram.OfWhole([.. Enumerable.Range(1, 500).Select(i => (double)i)]), 250),
                new ReportDistribution(Metric.Frequency, Histogram.OfWhole([1, 1, 1, 1, 2, 2, 3, 5, 9]), 2),
                new ReportDistribution(
                    Metric.Monetary, Histogram.OfAmounts([.. Enumerable.Range(1, 500).Select(i => Math.Exp(i / 60.0))]), 64.5),
            ],
            Points =
            [
                .. Enumerable.Range(1, 50)
                    .Select(i => new BubbleScatter.Point(i * 7, 1 + (i % 9), 10.0 * i, i % 10 == 0, i % 10 == 0 ? $"C{i}" : null))
            ],
            WinBack = new ReportWinBack(
                5,
                5,
                2,
                12,
                5000m,
                [.. Enumerable.Range(1, 12).Select(i => Customer(i, segments[0]))],
                [
                    new ReportWinBackGroup("Country", "France", 7, 3000m, 70),
                    new ReportWinBackGroup("Country", "Spain & <Portugal>", 5, 2000m, 10)
                ]),
            Examples = [Customer(1, segments[0]), Customer(20, segments[0])],
            Clusters = Clusters(),
            SegmentTraits = [new ReportTrait(1, "Country", "France", 9, 180)],
            ClusterTraits = [new ReportTrait(1, "Product category", "Books", 9, 180)],
            ClusterSegments = [new ReportTrait(1, "Segment", "Champions", 9, 240)],
            Bridge =
            [
                new ReportBridgePart("Entered", 500m),
                new ReportBridgePart("MovedOut", -120.5m),
                new ReportBridgePart("AmountPerOrder", 3m)
            ],
            Plan = new ReportCampaign
            {
                PlanKey = 3,
                CreatedAt = new DateTimeOffset(2012, 1, 2, 3, 4, 5, TimeSpan.Zero),
                BudgetAmount = 1000,
                SelectedCount = 55,
                ControlCount = 5,
                CostAmount = 990.5m,
                ExpectedGainAmount = 2000.25m,
                Actions =
                [
                    .. segments.Select(
                        segment => new ReportCampaignAction(
                            segment,
                            "Win back",
                            "e-mail",
                            "10 % off",
                            0.5m,
                            0.05,
                            "assumed",
                            segment.CustomerCount,
                            1,
                            5m,
                            segment.CustomerCount))
                ],
                Results =
                [
                    new ReportCampaignResult(
                        "Remind & <tell>", new DateTimeOffset(2012, 3, 5, 23, 0, 0, TimeSpan.Zero), 10, 3, 0, 0, null, null, null),
                    new ReportCampaignResult(
                        "Win back", new DateTimeOffset(2012, 3, 5, 23, 0, 0, TimeSpan.Zero), 1200, 60, 150, 6, 0.01, -0.0345, 0.0371),
                ],
            },
            Worth =
            [
                .. segments.Select(
                    segment => new ReportWorth(
                        segment, segment.CustomerCount, 12.5m, 3.25m, null, ["", "", "no comparable run 335 to 395 days earlier"]))
            ],
            Value = new ReportLifetime
            {
                All = new ReportSegmentValue(null, 1000, 1500.5, 100_000m, 90_000m, 112_000m),
                Alive = [new ReportAliveCell(0, 1, 10, 0.9), new ReportAliveCell(366, 1, 10, 0.2), new ReportAliveCell(0, 21, 3, 1)],
                Holdout = [.. Enumerable.Range(0, 8).Select(i => new ReportHoldoutRow(i, 100, 40 * i, (38.5 * i) + 1))],
                Segments =
                [
                    .. segments.Select(
                        segment => new ReportSegmentValue(
                            segment,
                            segment.CustomerCount,
                            1.5 * segment.CustomerCount,
                            100m * segment.CustomerCount,
                            80m * segment.CustomerCount,
                            120m * segment.CustomerCount))
                ],
                Parameters =
                [
                    new ReportParameter("BG/NBD", "r", 0.2426, 0.0125), new ReportParameter("BG/NBD", "log-likelihood", -9582.4, null)
                ],
            },
            Cohorts =
            [
                ..
                    from cohort in Enumerable.Range(0, 30)
                        from month in Enumerable.Range(0, 30 - cohort)
                            select new ReportCohortCell(
                                new DateOnly(2009, 6, 1).AddMonths(cohort), month, 100, month == 0 ? 100 : 40 - month, 1000m)
            ],
        };
    }

    private static ReportClusters Clusters() => new()
    {
        KMeans = [Cluster(1, "Recent, frequent, high value", "#332288", 1.5), Cluster(2, "Lapsed, occasional, low value", "#88CCEE", 0.5)],
        Ward = [Cluster(3, "Recent, frequent, high value", "#44AA99", 1.5), Cluster(4, "Lapsed, occasional, low value", "#117733", 0.5)],
        Choices =
        [
            .. Enumerable.Range(2, 9)
                .Select(
                    k => new ReportClusterChoice(
                        k, 6000.0 / k, 1.0 / k, 0.01, 0.9, 1000 + k, 0.5 / k, k == 2, 1 - (k / 20.0), 0.02, 1 - (k / 40.0)))
        ],
        Leaves = [3, 3, 4, 4],
        Merges = [(1, 2, 1), (3, 4, 2), (5, 6, 9)],
        Sample =
        [
            new ClusterScatter.Group("Recent, frequent, high value", "#332288", [(3, 100.0), (30, 50.0)]),
            new ClusterScatter.Group("Lapsed, occasional, low value", "#88CCEE", [(300, 10.0)])
        ],
    };

    private static ReportCluster Cluster(long key, string name, string color, double factor) =>
        new(key, name, color, 50, 0.5, 500m, 0.5, 100 / factor, 3 * factor, 300 * factor, 0.4);

    private static ReportCustomer Customer(int key, ReportSegment segment) => new()
    {
        Detail = new RfmBatch.Storage.Reading.CustomerDetail(
            key,
            $"<C{key}>",
            [KeyValuePair.Create("Country", key % 2 == 0 ? "France" : "Spain & <Portugal>")],
            key % 3 == 0 ? "Books" : null),
        Segment = segment,
        RecencyDays = 100 + key,
        OrderCount = 4,
        FrequencyCount = 4,
        RevenueAmount = 500.25m - key,
        MonetaryAmount = 500.25 - key,
        FirstOrderDate = new DateOnly(2010, 12, 1),
        Scores = (2, 4, 5),
        ProbabilityAlive = 0.42,
        PredictedValue12MAmount = 123.45m,
    };

    private static string Name(int i) => i % 3 == 2 ? $"Customers with a name of some sixty letters & more, number {i}" : $"Segment {i}";
}
