namespace RfmBatch.PowerBI;

/// <summary>The folder of the project on disk: generated files beside a few written by hand.</summary>
internal static class ProjectFolder
{
    // Power BI Desktop keeps its own state there; it is ignored by git.
    private static readonly string LocalState = $"{Path.DirectorySeparatorChar}.pbi{Path.DirectorySeparatorChar}";

    /// <summary>Folders that hold generated files only: what is not generated any more is deleted.</summary>
    public static IReadOnlyList<string> Generated { get; } = ["RfmBatch.SemanticModel", "RfmBatch.Report"];

    /// <summary>Writes what changed, deletes what is no longer generated.</summary>
    /// <returns>Number of files written or deleted.</returns>
    public static int Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        var changed = 0;
        foreach (var stale in Existing(folder).Where(path => !files.ContainsKey(path)))
        {
            File.Delete(Path.Combine(folder, stale));
            DeleteEmpty(Path.GetDirectoryName(Path.Combine(folder, stale))!);
            changed++;
        }

        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path) || File.ReadAllText(path) != text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
                changed++;
            }
        }

        return changed;
    }

    /// <summary>Files below the generated folders, relative, with forward slashes.</summary>
    public static IReadOnlyList<string> Existing(string folder) =>
    [
        .. Generated.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Where(path => !path.Contains(LocalState, StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    // A folder of a visual without its file is an error to Power BI's validator; git would not keep it either.
    private static void DeleteEmpty(string folder)
    {
        while (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}
