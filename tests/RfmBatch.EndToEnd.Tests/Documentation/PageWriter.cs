namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>Whether pages are written instead of compared.</summary>
internal static class GeneratedPages
{
    public const string Switch = "RFMBATCH_WRITE_GENERATED";

    public static bool AreWritten => Environment.GetEnvironmentVariable(Switch) == "1";
}

/// <summary>Replaces lines of a page, from top to bottom, and writes it where something changed.</summary>
internal sealed class PageWriter(MarkdownPage page)
{
    private readonly List<string> _lines = [.. page.Lines];
    private int _shift;

    /// <summary>Puts lines in place of others.</summary>
    /// <param name="first">The index of the first to go, as the page was read.</param>
    /// <param name="count">How many go.</param>
    /// <param name="lines">What comes.</param>
    public void Replace(int first, int count, IReadOnlyList<string> lines)
    {
        _lines.RemoveRange(first + _shift, count);
        _lines.InsertRange(first + _shift, lines);
        _shift += lines.Count - count;
    }

    public void Save()
    {
        if (!_lines.SequenceEqual(page.Lines))
        {
            File.WriteAllText(page.FullPath, string.Join('\n', _lines));
        }
    }
}
