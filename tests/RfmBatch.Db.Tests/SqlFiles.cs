using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>
/// The .sql files of the repository, found by the solution above the tests, and beside them the statements that stand in C#.
/// </summary>
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

    /// <summary>The constants of the sources that are statements, as <c>src/…/File.cs#Constant</c>.</summary>
    public static IReadOnlyList<string> Inline { get; } = [.. InlineStatement.All.Select(statement => statement.Path)];

    /// <summary>Files and inline statements.</summary>
    public static IReadOnlyList<string> Statements => [.. All, .. Inline];

    public static IReadOnlyList<string> In(string engine, string folder) =>
        [.. All.Where(path => path.StartsWith($"{engine}/{folder}/", StringComparison.Ordinal))];

    /// <summary>Queries that are the same in both engines, but for <c>{schema.Object}</c>.</summary>
    public static IReadOnlyList<string> Neutral => [.. All.Where(IsNeutral)];

    /// <summary>The queries that SQL Server runs: its own, the neutral ones, and those beside C#.</summary>
    public static IReadOnlyList<string> SqlServerQueries => [.. In("SqlServer", "Queries"), .. Neutral, .. Inline.Where(IsTSql)];

    public static bool IsNeutral(string path) => path.StartsWith("Queries/", StringComparison.Ordinal);

    /// <summary>Whether SQL Server runs the file.</summary>
    public static bool IsTSql(string path) =>
        path.StartsWith("SqlServer/", StringComparison.Ordinal) || IsNeutral(path) || FindInline(path) is { IsForSqlServer: true };

    /// <summary>The text of a file as SQL Server gets it.</summary>
    public static string TSql(string path) => FindInline(path)?.For(SqlServerDialect.Files.Resolve)
        ?? (IsNeutral(path) ? SqlServerDialect.Files.Resolve(Read(path)) : Read(path));

    /// <summary>The text of a file or an inline statement.</summary>
    public static string Read(string path) => FindInline(path)?.Text ?? File.ReadAllText(Path.Combine(Root, "db", path));

    /// <summary>The text without comments and string literals, for words that only count as code.</summary>
    public static string Code(string path)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(Read(path), "--[^\n]*|'(?:[^']|'')*'", " ");
        return text;
    }

    private static InlineStatement? FindInline(string path) =>
        path.StartsWith("src/", StringComparison.Ordinal) ? InlineStatement.All.Single(statement => statement.Path == path) : null;
}
