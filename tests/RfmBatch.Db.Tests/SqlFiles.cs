using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>The .sql files of the repository, found by the solution above the tests.</summary>
internal static class SqlFiles
{
    public static string Root => Repository.Root;

    public static string[] Engines { get; } = ["SqlServer", "Sqlite"];

    /// <summary>All files, as paths relative to <c>db</c> with forward slashes.</summary>
    public static IReadOnlyList<string> All => Found.Value;

    private static readonly Lazy<IReadOnlyList<string>> Found = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "db"), "*.sql", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Root, "db"), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ]);

    public static IReadOnlyList<string> In(string engine, string folder) =>
        [.. All.Where(path => path.StartsWith($"{engine}/{folder}/", StringComparison.Ordinal))];

    /// <summary>Queries that are the same in both engines, but for <c>{schema.Object}</c>.</summary>
    public static IReadOnlyList<string> Neutral => [.. All.Where(IsNeutral)];

    /// <summary>The queries that SQL Server runs, its own and the neutral ones.</summary>
    public static IReadOnlyList<string> SqlServerQueries => [.. In("SqlServer", "Queries"), .. Neutral];

    public static bool IsNeutral(string path) => path.StartsWith("Queries/", StringComparison.Ordinal);

    /// <summary>Whether SQL Server runs the file.</summary>
    public static bool IsTSql(string path) => path.StartsWith("SqlServer/", StringComparison.Ordinal) || IsNeutral(path);

    /// <summary>The text of a file as SQL Server gets it.</summary>
    public static string TSql(string path) => IsNeutral(path) ? SqlServerDialect.Files.Resolve(Read(path)) : Read(path);

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, "db", path));

    /// <summary>The text without comments and string literals, for words that only count as code.</summary>
    public static string Code(string path)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(Read(path), "--[^\n]*|'(?:[^']|'')*'", " ");
        return text;
    }
}
