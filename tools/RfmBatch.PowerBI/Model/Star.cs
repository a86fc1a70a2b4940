using RfmBatch.Storage.Reading;

namespace RfmBatch.PowerBI.Model;

/// <summary>
/// The star, made from the catalogue of views and the dictionary: a new view is a new table as soon as the project is generated again.
/// </summary>
internal static class Star
{
    /// <summary>The one attribute of the sample data; README says how to name others.</summary>
    public const string Attribute = "Country";

    /// <summary>Copy of Segment for the segment before: a matrix of moves needs two dimensions.</summary>
    public const string Earlier = "PreviousSegment";

    /// <summary>Views without a table of their own, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CustomerRfmLatest"] =
            "CustomerRfm holds the same rows and all other runs; a model with both counts every customer twice. It is for a first look "
            + "without a model.",
        ["CustomerAttribute"] =
            "Pivoted into Customer, one column per attribute: as a table of its own it could filter facts only in both directions.",
        ["ClusterMerge"] = "The tree of the hierarchy, which the report of rfmbatch draws; Power BI has no visual for it.",
        ["ClusterLeaf"] = "The leaves of that tree.",
        ["Activity"] = "For whoever watches over the nights; a report shows published runs.",
        ["Audit"] = "For whoever asks who did what; names of people have no place in a report.",
        ["Dictionary"] = "Its texts are the descriptions of tables and columns here.",
    };

    /// <summary>Columns that are not loaded, since the table is large and they say nothing more, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOutColumns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CustomerRfm.AverageOrderAmount"] = "Must not be averaged; the measure divides the sums.",
        ["CustomerRfm.RfmTotal"] = "The sum of three scores that are there.",
        ["CustomerRfm.RfmCodeOneIsBest"] = "RfmCode read the other way round.",
        ["CustomerRfm.FirstOrderDate"] = "A day for every customer of every run, which no page shows; cohorts say it by month.",
        ["CustomerRfm.ProgramKey"] = "The run has it, and a second way to Program would be ambiguous.",
    };

    public static SemanticModel Create()
    {
        var measures = StarMeasures.All().ToLookup(measure => measure.Table);
        var views = BiCatalogue.Views.Where(view => !LeftOut.ContainsKey(view.Name)).ToList();
        var tables = new List<ModelTable>();
        foreach (var view in views)
        {
            tables.Add(Table(view.Name, view, LoadedColumns(view), [.. measures[view.Name]]));
            if (view.Name == "Segment")
            {
                tables.Add(Table(Earlier, view, ["SegmentKey", "RuleSetName", "SegmentName", "SegmentLabel", "SortOrder", "ColorHex"], []));
            }
        }

        var relationships = StarRelationships.Of(views);
        var keys = relationships.Select(to => (to.ToTable, to.ToColumn)).Distinct().ToDictionary(to => to.ToTable, to => to.ToColumn);
        return new SemanticModel(
            [.. tables.Select(table => table with { Key = keys.GetValueOrDefault(table.Name) })], relationships, [StarRoles.OneProgram]);
    }

    private static List<string> LoadedColumns(BiView view) =>
        [.. view.Columns.Select(column => column.Name).Where(column => !LeftOutColumns.ContainsKey($"{view.Name}.{column}"))];

    private static ModelTable Table(string name, BiView view, IReadOnlyList<string> columns, IReadOnlyList<ModelMeasure> measures)
    {
        var described = DictionaryFile.Of(view.Name);
        var own = view.Columns.Where(column => columns.Contains(column.Name)).ToList();
        var model = own.Select(column => ColumnStyle.Of(view.Name, column, described.Single(entry => entry.ColumnName == column.Name)))
            .ToList();
        if (name == "Customer")
        {
            model.Add(
                new ModelColumn(
                    Attribute,
                    "string",
                    null,
                    $"Customer attribute {Attribute}, its last value; NULL = none was loaded.",
                    false,
                    null,
                    false));
        }

        var text = $"{described[0].Description} {described[0].Unit}.";
        return new ModelTable(
            name,
            view.Name,
            name == Earlier ? $"Copy of Segment for the segment a customer came from. {described[0].Unit}." : text,
            model,
            measures,
            PartitionQuery.Of(view, own),
            Key: null);
    }
}
