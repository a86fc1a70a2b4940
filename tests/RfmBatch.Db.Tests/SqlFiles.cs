using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>The .sql files of the repository, found by the solution above the tests.</summary>
internal static class SqlFiles
{
    public static string Root => Repository.Root;

    public static string[] Engines { get; } = ["SqlServer", "Sqlite"];

    /// <summary>All files, as paths relative to <c>db</c> with forward slashes.</summary>
    public static IReadOnlyList<string> All => Found.Value;

    private static readonly Lazy<IReadOnlyList<string>> Found = new(() => [.. Directory.EnumerateFiles(Path.Combine(Root, "db"), "*.sql", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Path.Combine(Root, "db"), path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)]);

    public static IReadOnlyList<string> In(string engine, string folder) =>
        [.. All.Where(path => path.StartsWith($"{engine}/{folder}/", StringComparison.Ordinal))];

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, "db", path));

    /// <summary>The text without comments and string literals, for words that only count as code.</summary>
    public static string Code(string path)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(Read(path), "--[^\n]*|'(?:[^']|'')*'", " ");
        return text;
    }
}
