using System.Text;
using System.Text.RegularExpressions;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>A text for sqlcmd: batches with GO between them.</summary>
/// <remarks>
/// sqlcmd looks at lines before the server does, also within literals and comments: GO, commands with and without a colon, and variables
/// $(NAME), https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-commands. Nothing of that may be in a batch. Only ASCII, so that no code
/// page of a client reads it otherwise.
/// </remarks>
internal sealed partial class SqlcmdText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a batch.</summary>
    /// <param name="text">T-SQL.</param>
    /// <param name="command">A line of sqlcmd before it, or null.</param>
    /// <exception cref="InvalidOperationException">sqlcmd would take a line of it for its own.</exception>
    public void Batch(string text, string? command = null)
    {
        var batch = text.ReplaceLineEndings("\n").TrimEnd('\n');
        var odd = batch.Split('\n').FirstOrDefault(line => ForSqlcmd().IsMatch(line) || !line.All(c => c is '\t' or (>= ' ' and <= '~')));
        if (odd is not null)
        {
            throw new InvalidOperationException($"sqlcmd would read this line otherwise: {odd}");
        }

        if (command is not null)
        {
            _text.Append(command).Append('\n');
        }

        _text.Append(batch).Append("\nGO\n\n");
    }

    /// <summary>All of it, with line feeds.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A literal; in halves that are joined where sqlcmd would see a variable. At most 4,000 characters.</summary>
    public static string Value(string text) =>
        Statement(text).Replace("$(", "$' + N'(", StringComparison.Ordinal);

    /// <summary>One literal of any length, for EXEC.</summary>
    public static string Statement(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^\s*(GO\b|:|!!|EXIT\b|QUIT\b|RESET\b|ED\b|ON\s+ERROR\b)|\$\(", RegexOptions.IgnoreCase)]
    private static partial Regex ForSqlcmd();
}
