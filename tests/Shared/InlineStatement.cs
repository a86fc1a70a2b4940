using System.Text.RegularExpressions;

namespace RfmBatch.Testing;

/// <summary>A statement of a line or two that stands beside its C#: a constant of a class, found in the sources.</summary>
/// <param name="Path"><c>src/Project/Folder/File.cs#Constant</c>.</param>
/// <param name="Text">As it is written, with <c>{schema.Object}</c> for names.</param>
internal sealed partial record InlineStatement(string Path, string Text)
{
    private static readonly Lazy<IReadOnlyList<InlineStatement>> Found = new(() => [.. Files().SelectMany(Read)]);

    /// <summary>All of them, by path.</summary>
    public static IReadOnlyList<InlineStatement> All => Found.Value;

    /// <summary>Whether SQL Server is sent it.</summary>
    public bool IsForSqlServer => !Path.StartsWith("src/RfmBatch.Storage.Sqlite/", StringComparison.Ordinal);

    /// <summary>Whether SQLite is sent it.</summary>
    public bool IsForSqlite => !Path.StartsWith("src/RfmBatch.Storage.SqlServer/", StringComparison.Ordinal)
        && !Path.StartsWith("src/RfmBatch.Jobs/", StringComparison.Ordinal);

    /// <summary>Whether both are.</summary>
    public bool IsNeutral => IsForSqlServer && IsForSqlite;

    /// <summary>The text as an engine gets it, but for a list: Dapper writes its parameters between brackets.</summary>
    public string For(Func<string, string> resolve) => ListParameter().Replace(resolve(Text), "IN ($1)");

    /// <summary>Where the sources have the beginning of a statement, whether a constant or not, by file.</summary>
    public static IReadOnlyDictionary<string, int> Beginnings =>
        Files().Select(file => (file, Count: Beginning().Count(File.ReadAllText(file))))
        .Where(pair => pair.Count > 0)
        .ToDictionary(pair => Relative(pair.file), pair => pair.Count, StringComparer.Ordinal);

    private static IEnumerable<InlineStatement> Read(string file) => Constant().Matches(File.ReadAllText(file)).Select(match =>
        new InlineStatement(
            $"{Relative(file)}#{match.Groups["name"].Value}",
            match.Groups["line"].Success
                ? match.Groups["line"].Value
                : string.Join('\n', match.Groups["block"].Value.Split('\n').Select(line => line[Math.Min(line.Length, 8)..]))));

    private static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !Regex.IsMatch(path, @"[\\/](obj|bin)[\\/]"))
        .Order(StringComparer.Ordinal);

    private static string Relative(string file) => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(
        @"^    (?:private|internal|public) const string (?<name>\w+) =\s+(?:""(?<line>" + Verb + @"[^""\n]*)""|""""""\n(?<block>\s+" + Verb
        + @".*?)\n\s+"""""");", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?:(?<!"")""|""""""\s*)" + Verb)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\bIN (@\w+)")]
    private static partial Regex ListParameter();

    private const string Verb = @"(?:SELECT|INSERT(?: OR FAIL)? INTO|UPDATE|DELETE FROM|DROP TABLE)\s";
}
