using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>What a table is for, shown by the tools of a DBA as its MS_Description.</summary>
/// <param name="Schema">Of the table.</param>
/// <param name="Table">Without schema.</param>
/// <param name="Text">One or two sentences.</param>
internal sealed record TableDescription(string Schema, string Table, string Text)
{
    // Tables with a view of their name are described where the view is, in dictionary.csv.
    private static readonly (string Schema, string[] Tables)[] WithView =
    [
        ("etl", ["Audit", "Dictionary", "Load", "Program", "RejectedRow", "Run"]),
        (
            "rfm",
            [
                "CampaignPlan", "CampaignResult", "Cluster", "ClusterChoice", "ClusterLeaf", "ClusterMerge", "ClusterProfile",
                "ClusterSummary", "CohortRetention", "CustomerRfm", "CustomerSegmentHistory", "IntervalClass", "ModelChoice",
                "ModelHoldout", "ModelParameter", "MonthlySales", "PlanAction", "PlanSummary", "PredictedTotal", "QualityCheck",
                "RevenueBridge", "RfmCell", "ScoreThreshold", "Segment", "SegmentAction", "SegmentClusterAgreement", "SegmentMigration",
                "SegmentProfile", "SegmentSummary", "SegmentValue",
            ]),
        ("sales", ["Customer", "CustomerAttribute", "Product"]),
    ];

    /// <summary>All tables.</summary>
    public static IReadOnlyList<TableDescription> All { get; } =
    [
        .. WithView.SelectMany(schema => schema.Tables.Select(table => new TableDescription(schema.Schema, table, OfView(table)))),
        new(
            "etl",
            "Alert",
            "One row per cause, channel and time that it lasted: what was told by webhook or e-mail, or is still to be told."),
        new("etl", "CalendarDate", "The table behind bi.Date. One row per day of whole years."),
        new("etl", "LoadDefinition", "One row per folder or table that is loaded on a schedule, with its options."),
        new("etl", "RejectShape", "One row per load, reason and shape of the rejected value, in which 9 is a digit and a is a letter."),
        new("etl", "SchemaVersion", "The journal: one row per migration that ran, in UTC. Only a deployment writes it."),
        new("etl", "ViewVersion", "One row per deployed view, with the hash of its text and descriptions. Only a deployment writes it."),
        new("rfm", "ClusterCentroid", "One row per run, method and cluster: where its centre is, by which the next run finds it again."),
        new("rfm", "RuleSet", "One row per rule set and content that a run used, as JSON."),
        new("sales", "CustomerForm", "In which form ids of customers are kept: one row, or none for as they are written."),
        new("sales", "LoadAttribute", "One row per load, customer and attribute: what the load said. Load 0 holds what is drawn together."),
        new("sales", "LoadCustomer", "One row per load and customer that it names. Load 0 holds what is drawn together."),
        new("sales", "LoadDay", "One row per load and day of its sales, with what it loaded and which load took the day back."),
        new("sales", "LoadOverlap", "One row per load and earlier load that has some of its rows."),
        new("sales", "LoadProduct", "One row per load and product that it names, with its category. Load 0 holds what is drawn together."),
        new("sales", "PersonalAttribute", "One row per attribute that tells who a customer is, and that no view shows."),
        new("sales", "RestoredDay", "One row per load and day that a replacement hid before it was undone."),
        new(
            "sales",
            "SalesTransaction",
            "The table behind bi.Sale. One row per accepted line, also of those that a later load replaced or took back."),
    ];

    private static string OfView(string view)
    {
        var entry = DictionaryFile.Of(view).Single(entry => entry.ColumnName.Length == 0);
        return $"The table behind bi.{view}. {entry.Unit}. {entry.Description}";
    }
}
