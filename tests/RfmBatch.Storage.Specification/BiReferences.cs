using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

/// <summary>Which column of which fact relates to which dimension, as a model in Power BI would draw it.</summary>
public static class BiReferences
{
    // The first ending that a column has: a new key of a known kind is related without being named here.
    private static readonly (string Ending, string Dimension)[] Keys =
    [
        ("HierarchyClusterKey", "HierarchyCluster"),
        ("ClusterKey", "Cluster"),
        ("CustomerKey", "Customer"),
        ("LoadKey", "Load"),
        ("PlanKey", "PlanSummary"),
        ("ProductKey", "Product"),
        ("ProgramKey", "Program"),
        ("RunKey", "Run"),
        ("SegmentKey", "Segment"),
    ];

    private static readonly HashSet<string> Dates =
    [
        "CohortRetention.CohortMonth",
        "CustomerRfm.ObservedToDate",
        "CustomerRfmLatest.ObservedToDate",
        "CustomerSegmentHistory.ValidFromDate",
        "MonthlySales.MonthStartDate",
        "Run.ObservedToDate",
        "Sale.OrderDate",
        "SegmentSummary.ObservedToDate",
        "SegmentValue.ObservedToDate",
    ];

    public static TheoryData<string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var view in BiCatalogue.Views)
            {
                foreach (var column in view.Columns.Select(column => column.Name))
                {
                    if (DimensionOf(view, column) is { } dimension)
                    {
                        data.Add(view.Name, column, dimension);
                    }
                }
            }

            return data;
        }
    }

    /// <summary>Keys that are not related, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Cluster.ProgramKey"] = "The unknown member belongs to program 0, which is none.",
        ["HierarchyCluster.ProgramKey"] = "The unknown member belongs to program 0, which is none.",
        ["Run.PreviousRunKey"] = "NULL where no run was earlier, and within Run itself: measures follow it, no relationship does.",
        ["SegmentValue.MarkovFromRunKey"] = "NULL where no run was about a year earlier: provenance, not a dimension.",
        ["Load.UndoesLoadKey"] = "NULL for what is no undo.",
        ["Load.UndoneByLoadKey"] = "NULL for what counts.",
        ["Activity.ActivityKey"] = "A run or a load by ActivityKind, also runs that are not published.",
        ["ClusterSummary.ClusterKey"] = "A member of Cluster or HierarchyCluster by Method: one of the identities says so.",
    };

    /// <summary>Counts the rows of the fact whose key has no member.</summary>
    public static string Offenders(string fact, string column, string dimension)
    {
        var key = BiCatalogue.Find(dimension).OrderBy.Single();
        return $"SELECT COUNT(*) FROM {{bi.{fact}}} AS f LEFT JOIN {{bi.{dimension}}} AS d ON d.{key} = f.{column} WHERE d.{key} IS NULL;";
    }

    private static string? DimensionOf(BiView view, string column)
    {
        var name = $"{view.Name}.{column}";
        if (Dates.Contains(name))
        {
            return "Date";
        }

        var isOwnKey = view.OrderBy.Count == 1 && view.OrderBy[0] == column;
        return isOwnKey || Exceptions.ContainsKey(name)
            ? null
            : Keys.FirstOrDefault(key => column.EndsWith(key.Ending, StringComparison.Ordinal)).Dimension;
    }
}
