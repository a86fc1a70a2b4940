using System.CommandLine;
using System.CommandLine.Parsing;

namespace RfmBatch.Cli.Hosting;

/// <summary>Words of a command line that nothing takes.</summary>
internal static class StrayWords
{
    /// <summary>Each such word with the one before it, but for those that another one brought about.</summary>
    /// <remarks>
    /// A word that begins with two dashes is a mistyped option wherever it stands, unless after <c>--</c>: no value begins so. What follows
    /// it may be its value, and what follows a mistyped command is that command's.
    /// </remarks>
    public static IReadOnlyList<(string Word, string? Before)> Find(ParseResult parse)
    {
        var unmatched = new Queue<string>(parse.UnmatchedTokens);
        var strays = new List<(string Word, string? Before)>();
        string? before = null;
        var areOptionsOver = false;
        foreach (var token in parse.Tokens)
        {
            var isTaken = !(unmatched.TryPeek(out var next) && next == token.Value);
            if (!isTaken)
            {
                unmatched.Dequeue();
            }

            var isOption = !areOptionsOver && IsOption(token);
            if (isOption || (!isTaken && !strays.Exists(stray => stray.Word.StartsWith('-'))))
            {
                strays.Add((token.Value, before));
                if (!isOption && token.Value is not ['-', ..] && parse.CommandResult.Command.Subcommands.Count > 0)
                {
                    break;
                }
            }
            else if (!isTaken && token.Value is ['-', _, ..])
            {
                strays.Add((token.Value, before));
            }

            areOptionsOver |= token.Type == TokenType.DoubleDash;
            before = token.Value;
        }

        return strays;
    }

    private static bool IsOption(Token token) =>
        token.Type == TokenType.Argument && token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal);
}
