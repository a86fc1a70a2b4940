namespace RfmBatch.Core.Tests;

/// <summary>Public data sets beside the repository, in <c>../shared/data</c>; tests that need an absent one are skipped with the reason.</summary>
internal static class SharedData
{
    /// <summary>Rows of a CSV file without quotes, header left out.</summary>
    public static IReadOnlyList<string[]> Rows(string path, int headerLines = 1) => [.. Lines(path, headerLines).Select(line => line.Split(','))];

    /// <summary>Lines of a text file, header left out.</summary>
    public static IEnumerable<string> Lines(string path, int headerLines) => File.ReadLines(Find(path)).Skip(headerLines);

    /// <summary>A file of any kind.</summary>
    public static Stream Open(string path) => File.OpenRead(Find(path));

    private static string Find(string path)
    {
        var file = Path.Combine(Root(), "..", "shared", "data", path);
        Assert.SkipUnless(File.Exists(file), $"../shared/data/{path} is not beside the repository.");
        return file;
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RfmBatch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
