namespace RfmBatch.Testing;

/// <summary>
/// Reads a file as sqlcmd does: a line GO ends a batch, whatever it stands in; a line with a colon is a command of its own
/// (https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-commands).
/// </summary>
internal static class SqlcmdFile
{
    /// <summary>The batches that reach the server.</summary>
    public static IReadOnlyList<string> Batches(string text)
    {
        var batches = new List<string>();
        var batch = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith(':')))
        {
            if (string.Equals(line.Trim(), "GO", StringComparison.OrdinalIgnoreCase))
            {
                batches.Add(string.Join('\n', batch).TrimStart('\n'));
                batch.Clear();
            }
            else
            {
                batch.Add(line);
            }
        }

        Assert.All(batch, line => Assert.Equal("", line));
        return batches;
    }

    /// <summary>The commands, in order.</summary>
    public static IReadOnlyList<string> Commands(string text) =>
        [.. text.Split('\n').Where(line => line.StartsWith(':'))];
}
