using System.Text.Json;
using System.Text.RegularExpressions;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>The committed project, read from its files.</summary>
internal static partial class PowerBIProject
{
    public static string Folder => Repository.File("db", "PowerBI");

    private static string Definition => Path.Combine(Folder, "RfmBatch.SemanticModel", "definition");

    private static readonly Lazy<Content> Files = new(() => new Content());

    public static IReadOnlyList<TmdlObject> Tables => Files.Value.Tables;

    public static IReadOnlyList<TmdlObject> Model => Files.Value.Model;

    public static IReadOnlyList<TmdlObject> Expressions => Files.Value.Expressions;

    public static IReadOnlyList<TmdlObject> Roles => Files.Value.Roles;

    public static IReadOnlyList<Relationship> Relationships => Files.Value.Relationships;

    /// <summary>All JSON files of the report.</summary>
    public static IReadOnlyList<(string Path, JsonElement Json)> Report => Files.Value.Report;

    /// <summary>Attributes that Customer shows as columns.</summary>
    public static IReadOnlyList<string> Attributes =>
        [
            .. Quoted()
                .Matches(Expressions.Single(expression => expression.Name == "AttributeNames").Expression)
                .Select(match => match.Groups[1].Value)
        ];

    public static bool HasColumn(string table, string column) =>
        Tables.Any(found => found.Name == table && found.All("column").Any(child => child.Name == column));

    public static bool HasMeasure(string table, string measure) =>
        Tables.Any(found => found.Name == table && found.All("measure").Any(child => child.Name == measure));

    /// <summary>The view that a table's query reads.</summary>
    public static string ViewOf(TmdlObject table) => Item().Match(Query(table)).Groups[1].Value;

    /// <summary>A table's query.</summary>
    public static string Query(TmdlObject table) => Assert.Single(table.All("partition")).Properties["source"];

    /// <summary>Read at first use, so that a file that cannot be read fails the tests that need it with its own words.</summary>
    private sealed class Content
    {
        public IReadOnlyList<TmdlObject> Tables { get; } = EachOneObject("tables");

        public IReadOnlyList<TmdlObject> Model { get; } = TmdlReader.Read(Path.Combine(Definition, "model.tmdl"));

        public IReadOnlyList<TmdlObject> Expressions { get; } = TmdlReader.Read(Path.Combine(Definition, "expressions.tmdl"));

        public IReadOnlyList<TmdlObject> Roles { get; } = EachOneObject("roles");

        public IReadOnlyList<Relationship> Relationships { get; } =
        [
            .. TmdlReader.Read(Path.Combine(Definition, "relationships.tmdl")).Select(Relationship.From)
        ];

        public IReadOnlyList<(string Path, JsonElement Json)> Report { get; } =
        [
            .. Directory.EnumerateFiles(Path.Combine(Folder, "RfmBatch.Report", "definition"), "*.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(
                    path => (
                        Path.GetRelativePath(Folder, path).Replace('\\', '/'), JsonDocument.Parse(File.ReadAllText(path)).RootElement)),
        ];

        private static IReadOnlyList<TmdlObject> EachOneObject(string folder) =>
            [
                .. Directory.EnumerateFiles(Path.Combine(Definition, folder))
                    .Order(StringComparer.Ordinal)
                    .Select(path => Assert.Single(TmdlReader.Read(path)))
            ];
    }

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""Schema = "bi", Item = "(\w+)"\]""")]
    private static partial Regex Item();
}
