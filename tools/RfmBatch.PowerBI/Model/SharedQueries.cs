using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI.Model;

/// <summary>Parameters and queries that several tables use.</summary>
internal static class SharedQueries
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "Server", "Database", "RangeStart", "RangeEnd", "AttributeNames", "CustomerAttribute"
    ];

    public static string Text { get; } =
        Parameter("Server", "Name of the SQL Server, as in SSMS.", "\"localhost\"", "Text")
        + Parameter("Database", "Name of the database that rfmbatch deployed to.", "\"Rfm\"", "Text")
        + Parameter(
            "RangeStart",
            "First observed day of CustomerRfm to load; the name is what incremental refresh asks for.",
            "#datetime(2000, 1, 1, 0, 0, 0)",
            "DateTime")
        + Parameter(
            "RangeEnd",
            "Day after the last observed day to load; the name is what incremental refresh asks for.",
            "#datetime(2100, 1, 1, 0, 0, 0)",
            "DateTime")
        + Query(
            "AttributeNames",
            "Customer attributes to show as columns of Customer, as bi.CustomerAttribute names them.",
            $"{{\"{Star.Attribute}\"}}",
            "List")
        + Query(
            "CustomerAttribute",
            "One row per customer, one column per attribute named in AttributeNames: a PIVOT on the server.",
            """
            let
                Source = Sql.Database(Server, Database),
                View = Source{[Schema = "bi", Item = "CustomerAttribute"]}[Data],
                Rows = Table.SelectRows(View, each List.Contains(AttributeNames, [AttributeName])),
                Columns = Table.SelectColumns(Rows, {"CustomerKey", "AttributeName", "AttributeValue"}),
                Pivoted = Table.Pivot(Columns, AttributeNames, "AttributeName", "AttributeValue")
            in
                Pivoted
            """,
            "Table");

    private static string Parameter(string name, string description, string value, string type) =>
        $"{TmdlText.Description(description, "")}expression {name} = {value} meta [IsParameterQuery = true, Type = \"{type}\", "
        + $"IsParameterQueryRequired = true]\n"
        + $"\tlineageTag: {StableId.Guid($"expression {name}")}\n\n\tannotation PBI_ResultType = {type}\n\n";

    private static string Query(string name, string description, string text, string type)
    {
        var lines = text.Contains('\n', StringComparison.Ordinal) ? $"\n{TmdlText.Indented(text, 2)}" : $" {text}";
        return $"{TmdlText.Description(description, "")}expression {name} ={lines}\n\tlineageTag: "
            + $"{StableId.Guid($"expression {name}")}\n\n\tannotation PBI_ResultType = {type}\n\n";
    }
}
