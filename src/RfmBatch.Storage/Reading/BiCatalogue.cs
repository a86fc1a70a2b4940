using RfmBatch.Core;

namespace RfmBatch.Storage.Reading;

/// <summary>
/// The views of the <c>bi</c> contract, in its order, with key and run scope; the same for both stores. Their columns are those of
/// <see cref="DictionaryFile"/>.
/// </summary>
/// <remarks>Columns are added at the end and never renamed: reports and scripts of other people depend on them.</remarks>
public static class BiCatalogue
{
    /// <summary>All views, dimensions first.</summary>
    public static IReadOnlyList<BiView> Views { get; } =
    [
        // Dimensions.
        View("Program", "ProgramKey", BiRunScope.None),
        View("Run", "RunKey", BiRunScope.AllRuns, "RunKey"),
        View("Customer", "CustomerKey", BiRunScope.None),
        View("CustomerAttribute", "CustomerKey AttributeName", BiRunScope.None),
        View("Product", "ProductKey", BiRunScope.None),
        View("Date", "Date", BiRunScope.None),
        View("Segment", "SegmentKey", BiRunScope.None),
        View("SegmentAction", "SegmentKey Priority", BiRunScope.None),
        View("Cluster", "ClusterKey", BiRunScope.None),
        View("HierarchyCluster", "ClusterKey", BiRunScope.None),

        // Sales, scores and segments.
        View("Sale", "CustomerKey SaleKey", BiRunScope.None),
        View("CustomerRfm", "RunKey CustomerKey", BiRunScope.LatestRun, "RunKey"),

        // Sorted by the source's id: surrogate keys of two stores may differ.
        View("CustomerRfmLatest", "ProgramName CustomerId", BiRunScope.AlwaysLatest, "RunKey"),
        View("SegmentSummary", "RunKey SegmentKey", BiRunScope.LatestRun, "RunKey"),
        View("ScoreThreshold", "RunKey Metric Score", BiRunScope.LatestRun, "RunKey"),
        View("RfmCell", "RunKey RecencyScore FrequencyScore MonetaryScore", BiRunScope.LatestRun, "RunKey"),
        View("SegmentMigration", "ToRunKey Comparison FromSegmentKey ToSegmentKey", BiRunScope.LatestRun, "ToRunKey"),

        // Clusters and profiles.
        View("ClusterSummary", "RunKey Method ClusterKey", BiRunScope.LatestRun, "RunKey"),
        View("ClusterChoice", "RunKey ClusterCount", BiRunScope.LatestRun, "RunKey"),
        View("ClusterMerge", "RunKey MergeNumber", BiRunScope.LatestRun, "RunKey"),
        View("ClusterLeaf", "RunKey LeafNode", BiRunScope.LatestRun, "RunKey"),
        View("ClusterProfile", "RunKey ClusterKey AttributeName AttributeValue", BiRunScope.LatestRun, "RunKey"),
        View("SegmentProfile", "RunKey SegmentKey AttributeName AttributeValue", BiRunScope.LatestRun, "RunKey"),
        View("SegmentClusterAgreement", "RunKey SegmentKey ClusterKey", BiRunScope.LatestRun, "RunKey"),

        // Predictions.
        View("ModelParameter", "RunKey ModelName ParameterName", BiRunScope.LatestRun, "RunKey"),
        View("ModelHoldout", "RunKey OrdersInCalibration", BiRunScope.LatestRun, "RunKey"),
        View("ModelChoice", "RunKey ModelName", BiRunScope.LatestRun, "RunKey"),
        View("IntervalClass", "RunKey OrdersFrom", BiRunScope.LatestRun, "RunKey"),
        View("PredictedTotal", "RunKey GroupKind SegmentKey ClusterKey HierarchyClusterKey", BiRunScope.LatestRun, "RunKey"),

        // History, cohorts, months and moves.
        View("CustomerSegmentHistory", "ProgramKey CustomerKey ValidFromDate", BiRunScope.None),
        View("CohortRetention", "ProgramKey CohortMonth MonthNumber", BiRunScope.None),
        View("MonthlySales", "ProgramKey YearMonth", BiRunScope.None),
        View("RevenueBridge", "FromRunKey ToRunKey SegmentKey Component OtherSegmentKey", BiRunScope.AllRuns, "ToRunKey"),

        // Worth and campaign plans.
        View("SegmentValue", "RunKey SegmentKey", BiRunScope.LatestRun, "RunKey"),
        View("PlanSummary", "PlanKey", BiRunScope.AllRuns, "RunKey"),
        View("PlanAction", "PlanKey SegmentKey ActionName", BiRunScope.None),
        View("CampaignPlan", "PlanKey Priority", BiRunScope.AllRuns, "RunKey"),
        View("CampaignResult", "PlanKey ActionName", BiRunScope.None),

        // Checks, loads, what was done and the dictionary.
        View("QualityCheck", "RunKey CheckId", BiRunScope.LatestRun, "RunKey"),
        View("Load", "LoadKey", BiRunScope.None),
        View("RejectedRow", "LoadKey LineNumber", BiRunScope.None),
        View("Activity", "ActivityKind ActivityKey", BiRunScope.None),
        View("Audit", "AuditKey", BiRunScope.None),
        View("Dictionary", "ObjectName ColumnName", BiRunScope.None),
    ];

    private static readonly Dictionary<string, BiView> ByName = Views.ToDictionary(view => view.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a view by name; letter case, <c>bi.</c> and <c>bi_</c> do not matter.</summary>
    /// <exception cref="InvalidInputException">There is no such view; the message lists all.</exception>
    public static BiView Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.StartsWith("bi.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("bi_", StringComparison.OrdinalIgnoreCase)
            ? name[3..]
            : name;
        return ByName.TryGetValue(bare, out var view)
            ? view
            : throw new InvalidInputException(
                [$"There is no view '{name}'.{NearestName.Question(bare, Views.Select(view => view.Name))}"],
                $"Use one of: {string.Join(", ", Views.Select(view => view.Name))}.");
    }

    private static BiView View(string name, string orderBy, BiRunScope scope, string? runColumn = null) =>
        new(name, DictionaryFile.ColumnsOf(name), orderBy.Split(' '), scope, runColumn);
}

/// <summary>One column of a <c>bi</c> view.</summary>
/// <param name="Name">Name in the contract.</param>
/// <param name="Kind">What it holds.</param>
public sealed record BiColumn(string Name, BiColumnKind Kind);

/// <summary>How a <c>bi</c> view depends on runs, and so what a reader shows when no run is named.</summary>
public enum BiRunScope
{
    /// <summary>Not kept per run: always everything, and no run may be named.</summary>
    None,

    /// <summary>One row per run: everything, or the run named.</summary>
    AllRuns,

    /// <summary>Kept per run: the latest run of every program, or the run named.</summary>
    LatestRun,

    /// <summary>Shows latest runs only, by its definition; no run may be named.</summary>
    AlwaysLatest,
}

/// <summary>One view of the <c>bi</c> contract.</summary>
/// <param name="Name">Name without schema.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="OrderBy">Columns that identify a row, in the order in which a reader sorts: equal data is read in equal order.</param>
/// <param name="Scope">How it depends on runs.</param>
/// <param name="RunColumn">The column that names the run, or null.</param>
public sealed record BiView(
    string Name, IReadOnlyList<BiColumn> Columns, IReadOnlyList<string> OrderBy, BiRunScope Scope, string? RunColumn)
{
    /// <summary>The view with some of its columns.</summary>
    /// <exception cref="ArgumentException">It has no column of a name.</exception>
    internal BiView Only(IReadOnlyList<string> columnNames) => this with
    {
        Columns =
        [
            .. columnNames.Select(
                name => Columns.FirstOrDefault(column => column.Name == name)
                    ?? throw new ArgumentException($"{Name} has no column {name}.", nameof(columnNames)))
        ],
    };
}
