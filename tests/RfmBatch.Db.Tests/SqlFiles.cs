namespace RfmBatch.Db.Tests;

/// <summary>The .sql files of the repository, found by walking up to the solution.</summary>
internal static class SqlFiles
{
    public static string Root { get; } = FindRoot();

    public static string[] Engines { get; } = ["SqlServer", "Sqlite"];

    /// <summary>All files, as paths relative to <c>db</c> with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Directory.EnumerateFiles(Path.Combine(Root, "db"), "*.sql", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Path.Combine(Root, "db"), path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> In(string engine, string folder) =>
        [.. All.Where(path => path.StartsWith($"{engine}/{folder}/", StringComparison.Ordinal))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, "db", path));

    /// <summary>The text without comments and string literals, for words that only count as code.</summary>
    public static string Code(string path)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(Read(path), "--[^\n]*|'(?:[^']|'')*'", " ");
        return text;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RfmBatch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("RfmBatch.sln was not found above the tests.");
    }
}
