using static RfmBatch.PowerBI.Report.PageParts;
using static RfmBatch.PowerBI.Report.Visuals;

namespace RfmBatch.PowerBI.Report;

/// <summary>The pages in the order of their tabs.</summary>
internal static class ReportPages
{
    public static IReadOnlyList<Page> All() =>
    [
        Overview(),
        Segments(),
        Migration(),
        CampaignPages.Bridge(),
        CustomerPages.Customers(),
        CustomerPages.Customer(),
        Value(),
        CampaignPages.Campaigns(),
        Cohorts(),
        Clusters(),
        Quality(),
    ];

    private static Page Overview() => Make(
        "Overview",
        [
            Figures(
                Customers,
                Revenue,
                Measure("CustomerRfm", "Average Order Amount"),
                Measure("CustomerRfm", "Customers Change %"),
                Measure("CustomerRfm", "Revenue Change %"),
                Measure("QualityCheck", "Failed Checks")),
            Bars("Customers by segment", Segment, Customers, new Place(20, 190, 600, 510), SegmentColor),
            Line("Customers by run", AsOf, [Measure("Run", "Run Customers")], new Place(640, 190, 620, 240)),
            Columns(
                "Revenue by month", Column("Date", "YearMonth"), Measure("MonthlySales", "Monthly Revenue"), new Place(640, 450, 620, 250)),
        ]);

    private static Page Segments() => Make(
        "Segments",
        [
            Table(
                "Segments in figures",
                new Place(20, 90, 820, 290),
                Segment,
                Customers,
                Measure("CustomerRfm", "Customer Share"),
                Revenue,
                Measure("CustomerRfm", "Revenue Share"),
                Measure("CustomerRfm", "Recency Days"),
                Measure("CustomerRfm", "Orders per Customer"),
                Measure("CustomerRfm", "Customers Change")),
            Treemap("Revenue by segment", Segment, Revenue, new Place(860, 90, 400, 290), SegmentColor),
            Matrix(
                "Recency score (rows) and frequency",
                Column("RfmCell", "RecencyScore"),
                Column("RfmCell", "FrequencyScore"),
                Measure("RfmCell", "Cell Customers"),
                new Place(20, 400, 400, 300)),
            Table("What to do", new Place(440, 400, 500, 300), Segment, Column("Segment", "RecommendedAction"), Customers),
            Columns("Segments by run", AsOf, Measure("SegmentSummary", "Segment Customers"), new Place(960, 400, 300, 300), Segment),
        ]);

    private static Page Migration() => Make(
        "Migration",
        [
            Figures(
                Measure("SegmentMigration", "Stay Rate"),
                Measure("SegmentMigration", "Retained Customers"),
                Measure("SegmentMigration", "Entered Customers"),
                Measure("SegmentMigration", "Left Customers")),
            Slicer(
                "Comparison",
                Column("SegmentMigration", "Comparison"),
                new Place(860, 90, 400, 80),
                new SlicerKind(true, "previous", null)),
            Matrix(
                "From segment (rows) to segment",
                Column("PreviousSegment", "SegmentLabel"),
                Segment,
                Measure("SegmentMigration", "Migrated Customers"),
                new Place(20, 190, 820, 510)),
            Table(
                "Where customers of a segment went",
                new Place(860, 190, 400, 510),
                Column("PreviousSegment", "SegmentLabel"),
                Segment,
                Measure("SegmentMigration", "Migrated Customers"),
                Measure("SegmentMigration", "Migration Share")) with
            {
                SortBy = new Sorting(Measure("SegmentMigration", "Migrated Customers"), IsDescending: true)
            },
        ]);

    private static Page Clusters() => Make(
        "Clusters",
        [
            Table(
                "Clusters in figures",
                new Place(20, 90, 620, 290),
                Cluster,
                Customers,
                Measure("CustomerRfm", "Customer Share"),
                Measure("CustomerRfm", "Revenue Share"),
                Measure("CustomerRfm", "Recency Days"),
                Measure("CustomerRfm", "Orders per Customer"),
                Measure("ClusterSummary", "Cluster Silhouette")),
            Scatter(
                "Recency against orders, sized by customers",
                Cluster,
                Measure("CustomerRfm", "Recency Days"),
                Measure("CustomerRfm", "Orders per Customer"),
                Customers,
                new Place(660, 90, 600, 290),
                ClusterColor),
            Line(
                "Silhouette by number of clusters",
                Column("ClusterChoice", "ClusterCount"),
                [Measure("ClusterChoice", "Mean Silhouette")],
                new Place(20, 400, 400, 300)),
            Matrix(
                "Segments (rows) and clusters",
                Segment,
                Cluster,
                Measure("SegmentClusterAgreement", "Customers in Both"),
                new Place(440, 400, 400, 300)),
            Table(
                "Who they are",
                new Place(860, 400, 400, 300),
                Cluster,
                Column("ClusterProfile", "AttributeName"),
                Column("ClusterProfile", "AttributeValue"),
                Measure("ClusterProfile", "Cluster Profile Customers"),
                Measure("ClusterProfile", "Cluster Profile Index")) with { HasTotals = false },
        ]);

    private static Page Value() => Make(
        "Value",
        [
            Figures(
                Measure("CustomerRfm", "Predicted Value 12M"),
                Measure("CustomerRfm", "Expected Orders 12M"),
                Measure("CustomerRfm", "Probability Alive"),
                Measure("CustomerRfm", "Value at Risk"),
                Measure("CustomerRfm", "Value at Risk %")),
            Bars(
                "Predicted value of the next 12 months by segment",
                Segment,
                Measure("CustomerRfm", "Predicted Value 12M"),
                new Place(20, 190, 600, 240),
                SegmentColor),
            Table(
                "What segments are worth, with 90 % intervals of their totals",
                new Place(20, 450, 600, 250),
                Segment,
                Measure("PredictedTotal", "Predicted Total 12M"),
                Measure("PredictedTotal", "Predicted Total 12M Low"),
                Measure("PredictedTotal", "Predicted Total 12M High"),
                Measure("CustomerRfm", "Value at Risk"),
                Measure("SegmentValue", "Simple CLV"),
                Measure("SegmentValue", "Markov Value")),
            Line(
                "Holdout: orders that came and orders predicted, by orders before it",
                Column("ModelHoldout", "OrdersInCalibration"),
                [Measure("ModelHoldout", "Actual Holdout Orders"), Measure("ModelHoldout", "Predicted Holdout Orders")],
                new Place(640, 190, 620, 240)),
            Columns(
                "Value at risk by segment",
                Segment,
                Measure("CustomerRfm", "Value at Risk"),
                new Place(640, 450, 620, 250)),
        ]);

    private static Page Cohorts() => Make(
        "Cohorts",
        [
            Matrix(
                "Retention by month of first purchase (rows) and months since",
                Column("CohortRetention", "CohortMonth"),
                Column("CohortRetention", "MonthNumber"),
                Measure("CohortRetention", "Retention Rate"),
                new Place(20, 90, 820, 610)) with { HasTotals = false },
            Line(
                "Retention by months since",
                Column("CohortRetention", "MonthNumber"),
                [Measure("CohortRetention", "Retention Rate")],
                new Place(860, 90, 400, 190)),
            Line(
                "Revenue per customer, cumulative",
                Column("CohortRetention", "MonthNumber"),
                [Measure("CohortRetention", "Cohort Cumulative Revenue per Customer")],
                new Place(860, 300, 400, 190)),
            Columns(
                "New customers by month",
                Column("Date", "YearMonth"),
                Measure("MonthlySales", "New Customers"),
                new Place(860, 510, 400, 190)),
        ]);

    private static Page Quality() => Make(
        "Quality",
        [
            Figures(
                Measure("QualityCheck", "Checks"),
                Measure("QualityCheck", "Failed Checks"),
                Measure("QualityCheck", "Failed Errors"),
                Measure("Load", "Rows Read"),
                Measure("Load", "Rows Rejected"),
                Measure("Load", "Rejection Rate")),
            Table(
                "Checks of the run",
                new Place(20, 190, 760, 510),
                Column("QualityCheck", "CheckId"),
                Column("QualityCheck", "Severity"),
                Column("QualityCheck", "Passed"),
                Column("QualityCheck", "Detail"),
                Measure("QualityCheck", "Checks")),
            Table(
                "Loads",
                new Place(800, 190, 460, 240),
                Column("Load", "SourceName"),
                Column("Load", "FinishedAt"),
                Column("Load", "Status"),
                Measure("Load", "Rows Loaded"),
                Measure("Load", "Rows Rejected"),
                Measure("Load", "Amount Loaded")),
            Bars(
                "Rejected lines by reason",
                Column("RejectedRow", "ReasonCode"),
                Measure("RejectedRow", "Rejected Lines"),
                new Place(800, 450, 460, 250)),
        ]);
}
