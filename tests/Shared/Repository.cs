namespace RfmBatch.Testing;

/// <summary>The clone that the tests were built in.</summary>
internal static class Repository
{
    private static readonly Lazy<string?> Found = new(FindRoot);

    /// <summary>The folder that holds the solution.</summary>
    /// <exception cref="InvalidOperationException">The tests run outside of the clone they were built in.</exception>
    public static string Root => Found.Value
        ?? throw new InvalidOperationException(
            $"RfmBatch.sln was not found above {AppContext.BaseDirectory}: run the tests where they were built, inside the clone.");

    /// <summary>A committed file or folder of the clone.</summary>
    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string? FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "RfmBatch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
