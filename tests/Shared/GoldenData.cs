namespace RfmBatch.Testing;

/// <summary>Expected values in <c>tests/data/golden</c>, computed outside of this code base; its README says how.</summary>
/// <remarks>They are committed: a test that needs nothing else is never skipped.</remarks>
internal static class GoldenData
{
    /// <summary>The path of a file.</summary>
    public static string Path(string name) => Repository.File("tests", "data", "golden", name);

    /// <summary>Rows of a file (no value has a comma in it), header left out.</summary>
    public static IReadOnlyList<string[]> Rows(string name, int headerLines = 1) =>
        [.. File.ReadLines(Path(name)).Skip(headerLines).Select(line => line.Split(','))];
}
