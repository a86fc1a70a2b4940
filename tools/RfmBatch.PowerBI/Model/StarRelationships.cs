using RfmBatch.Storage.Reading;

namespace RfmBatch.PowerBI.Model;

/// <summary>Relationships by what key columns are called, so that a new view is related without being named here.</summary>
/// <remarks>
/// One path only from any table to any other: what has a run reaches Program and Date through Run, what has a plan reaches Run through
/// PlanSummary. Two paths would be ambiguous, and Power BI would choose one.
/// </remarks>
internal static class StarRelationships
{
    private static readonly Dictionary<string, string> Dimensions = new(StringComparer.Ordinal)
    {
        ["CustomerKey"] = "Customer",
        ["ProductKey"] = "Product",
        ["SegmentKey"] = "Segment",
        ["ToSegmentKey"] = "Segment",
        ["PreviousSegmentKey"] = Star.Earlier,
        ["FromSegmentKey"] = Star.Earlier,
        ["OtherSegmentKey"] = Star.Earlier,
        ["ClusterKey"] = "Cluster",
        ["HierarchyClusterKey"] = "HierarchyCluster",
        ["LoadKey"] = "Load",
    };

    // A role that hides loads, which belong to no program, would hide every sale with them.
    private static readonly (string, string) LoadOfSale = ("Sale", "Load");

    // What decides when a row is about; the first that a view has wins.
    private static readonly (string Column, string Table)[] Times =
    [
        ("PlanKey", "PlanSummary"),
        ("RunKey", "Run"),
        ("ToRunKey", "Run"),
        ("OrderDate", "Date"),
        ("CohortMonth", "Date"),
        ("MonthStartDate", "Date"),
        ("ObservedToDate", "Date"),
    ];

    public static IReadOnlyList<ModelRelationship> Of(IReadOnlyList<BiView> views) => [.. views.SelectMany(view => From(view, views))];

    private static IEnumerable<ModelRelationship> From(BiView view, IReadOnlyList<BiView> views)
    {
        var columns = view.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var column in view.Columns.Select(column => column.Name))
        {
            if (Dimensions.TryGetValue(column, out var dimension)
                && dimension != view.Name
                && !IsOwnKey(view.Name, column)
                && (view.Name, dimension) != LoadOfSale)
            {
                yield return To(view.Name, column, dimension);
            }
        }

        var time = Times.FirstOrDefault(
            time => columns.Contains(time.Column) && views.Any(other => other.Name == time.Table) && time.Table != view.Name);
        if (time.Column is not null)
        {
            yield return To(view.Name, time.Column, time.Table);
        }

        if (columns.Contains("FromRunKey"))
        {
            yield return To(view.Name, "FromRunKey", "Run") with { IsActive = false };
        }

        if (columns.Contains("ProgramKey")
            && view.Name != "Program"
            && time.Table is not ("Run" or "PlanSummary")
            && !IsOwnKey(view.Name, "ClusterKey"))
        {
            yield return To(view.Name, "ProgramKey", "Program");
        }
    }

    // Clusters have a program, but facts reach it through their run; related to Program as well they would be a second path.
    private static bool IsOwnKey(string view, string column) => view is "Cluster" or "HierarchyCluster" && column == "ClusterKey";

    private static ModelRelationship To(string table, string column, string dimension) => new(table, column, dimension, dimension switch
    {
        "Date" => "Date",
        "HierarchyCluster" => "ClusterKey",
        Star.Earlier => "SegmentKey",
        "PlanSummary" => "PlanKey",
        _ => $"{dimension}Key",
    });
}
