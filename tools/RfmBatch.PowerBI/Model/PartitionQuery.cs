using RfmBatch.Storage.Reading;

namespace RfmBatch.PowerBI.Model;

/// <summary>Power Query text of the tables; every step folds into SQL but the change of type, which comes last.</summary>
internal static class PartitionQuery
{
    public static string Of(BiView view, IReadOnlyList<BiColumn> columns)
    {
        var steps = new List<(string Name, string Text)>
        {
            ("Source", "Sql.Database(Server, Database)"),
            ("View", $"Source{{[Schema = \"bi\", Item = \"{view.Name}\"]}}[Data]"),
        };
        if (Filter(view.Name) is { } filter)
        {
            steps.Add(("Rows", $"Table.SelectRows(View, {filter})"));
        }

        // Named one by one: a column that a later version adds at the end of the view changes nothing here.
        steps.Add(
            ("Columns", $"Table.SelectColumns({steps[^1].Name}, {{{string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}}})"));
        if (view.Name == "Customer")
        {
            steps.Add(
                (
                    "Joined",
                    "Table.NestedJoin(Columns, {\"CustomerKey\"}, CustomerAttribute, {\"CustomerKey\"}, \"Attributes\", "
                    + "JoinKind.LeftOuter)"));
            steps.Add(("Expanded", "Table.ExpandTableColumn(Joined, \"Attributes\", AttributeNames)"));
        }

        var amounts = columns
            .Where(column => column.Kind == BiColumnKind.Amount)
            .Select(column => $"{{\"{column.Name}\", Currency.Type}}")
            .ToList();
        if (amounts.Count > 0)
        {
            // Otherwise decimal(19,4) arrives as a floating-point number.
            steps.Add(("Typed", $"Table.TransformColumnTypes({steps[^1].Name}, {{{string.Join(", ", amounts)}}})"));
        }

        return $"let\n{string.Join(",\n", steps.Select(step => $"    {step.Name} = {step.Text}"))}\nin\n    {steps[^1].Name}";
    }

    private static string? Filter(string view) => view switch
    {
        // Ready for incremental refresh: the policy needs these two parameters, and this filter to fold.
        "CustomerRfm" => "each [ObservedToDate] >= Date.From(RangeStart) and [ObservedToDate] < Date.From(RangeEnd)",

        // Rows of the other method relate to HierarchyCluster: one key column cannot relate to two tables.
        "ClusterSummary" => "each [Method] = \"k-means\"",
        _ => null,
    };
}
