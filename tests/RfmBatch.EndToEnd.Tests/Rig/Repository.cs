namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>Files of the working copy the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the real data, which the project keeps no copy of; skips the test where it is absent.</summary>
    public static string SharedData(string relativePath)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", relativePath));
        if (!File.Exists(path))
        {
            Assert.Skip($"The real data is not here: {relativePath} is looked for in ../shared/data beside the working copy.");
        }

        return path;
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
