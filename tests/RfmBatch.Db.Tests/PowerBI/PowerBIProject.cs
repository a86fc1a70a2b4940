using System.Text.Json;
using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>The committed project, read from its files.</summary>
internal static partial class PowerBIProject
{
    public static string Folder { get; } = Path.Combine(SqlFiles.Root, "db", "PowerBI");

    private static string Definition { get; } = Path.Combine(Folder, "RfmBatch.SemanticModel", "definition");

    public static IReadOnlyList<TmdlObject> Tables { get; } = [.. Directory.EnumerateFiles(Path.Combine(Definition, "tables")).Order(StringComparer.Ordinal).Select(path => Assert.Single(TmdlReader.Read(path)))];

    public static IReadOnlyList<TmdlObject> Model { get; } = TmdlReader.Read(Path.Combine(Definition, "model.tmdl"));

    public static IReadOnlyList<TmdlObject> Expressions { get; } = TmdlReader.Read(Path.Combine(Definition, "expressions.tmdl"));

    public static IReadOnlyList<TmdlObject> Roles { get; } = [.. Directory.EnumerateFiles(Path.Combine(Definition, "roles")).Select(path => Assert.Single(TmdlReader.Read(path)))];

    public static IReadOnlyList<Relationship> Relationships { get; } = [.. TmdlReader.Read(Path.Combine(Definition, "relationships.tmdl")).Select(Relationship.From)];

    /// <summary>Attributes that Customer shows as columns.</summary>
    public static IReadOnlyList<string> Attributes { get; } = [.. Quoted().Matches(Expressions.Single(expression => expression.Name == "AttributeNames").Expression).Select(match => match.Groups[1].Value)];

    /// <summary>All JSON files of the report.</summary>
    public static IReadOnlyList<(string Path, JsonElement Json)> Report { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, "RfmBatch.Report", "definition"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(Folder, path).Replace('\\', '/'), JsonDocument.Parse(File.ReadAllText(path)).RootElement)),
    ];

    public static bool HasColumn(string table, string column) => Tables.Any(found => found.Name == table && found.All("column").Any(child => child.Name == column));

    public static bool HasMeasure(string table, string measure) => Tables.Any(found => found.Name == table && found.All("measure").Any(child => child.Name == measure));

    /// <summary>The view that a table's query reads.</summary>
    public static string ViewOf(TmdlObject table) => Item().Match(Query(table)).Groups[1].Value;

    /// <summary>A table's query.</summary>
    public static string Query(TmdlObject table) => Assert.Single(table.All("partition")).Properties["source"];

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""Schema = "bi", Item = "(\w+)"\]""")]
    private static partial Regex Item();
}
