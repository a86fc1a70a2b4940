namespace RfmBatch.Testing;

/// <summary>Public data sets, of which the project keeps no copy; a test that needs an absent one is skipped with the reason.</summary>
/// <remarks>
/// Only from within tests and fixtures: a static field that asks for a file would turn every test of its class into an
/// error where the file is absent.
/// </remarks>
internal static class PublicData
{
    /// <summary>Names the folder; else <c>../shared/data</c> beside the clone, then <c>testdata</c> in it.</summary>
    public const string FolderVariable = "RFMBATCH_TEST_DATA";

    /// <summary>Set to 1 where the data are promised: an absent file fails the test that needs it.</summary>
    public const string RequiredVariable = "RFMBATCH_REQUIRE_TEST_DATA";

    /// <summary>The path of a file; skips the test where it is absent.</summary>
    public static string Path(string relative)
    {
        var folders = Folders(Environment.GetEnvironmentVariable(FolderVariable), Repository.Root);
        if (Find(relative, folders) is { } path)
        {
            return path;
        }

        var reason = Reason(relative, folders);
        Assert.SkipUnless(Environment.GetEnvironmentVariable(RequiredVariable) == "1", reason);
        Assert.Fail($"{RequiredVariable} is 1, but {reason}");
        return "";
    }

    /// <summary>Lines of a text file, header left out.</summary>
    public static IEnumerable<string> Lines(string relative, int headerLines) => File.ReadLines(Path(relative)).Skip(headerLines);

    /// <summary>Rows of a CSV file without quoted commas, header left out.</summary>
    public static IReadOnlyList<string[]> Rows(string relative) => [.. Lines(relative, 1).Select(line => line.Split(','))];

    /// <summary>Where to look, in order: a folder that was named is the only one.</summary>
    internal static IReadOnlyList<string> Folders(string? named, string root) => string.IsNullOrWhiteSpace(named)
        ? [System.IO.Path.GetFullPath(System.IO.Path.Combine(root, "..", "shared", "data")), System.IO.Path.Combine(root, "testdata")]
        : [System.IO.Path.GetFullPath(named, root)];

    /// <summary>The first folder's file that is there.</summary>
    internal static string? Find(string relative, IReadOnlyList<string> folders) =>
        folders.Select(folder => System.IO.Path.Combine([folder, .. relative.Split('/')])).FirstOrDefault(File.Exists);

    /// <summary>The one text that says what is absent and how to get it.</summary>
    internal static string Reason(string relative, IReadOnlyList<string> folders) =>
        $"the public data file {relative} is not in {string.Join(" or ", folders)}. "
        + $"Fetch it with scripts/testdata.sh (Windows: scripts\\testdata.ps1), or name its folder in {FolderVariable}.";
}
