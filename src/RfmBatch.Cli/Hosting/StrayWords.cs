using System.CommandLine;
using System.CommandLine.Parsing;

namespace RfmBatch.Cli.Hosting;

/// <summary>Words of a command line that nothing takes.</summary>
internal static class StrayWords
{
    /// <summary>Each such word, but for those that another one brought about.</summary>
    /// <remarks>
    /// A word that begins with two dashes is a mistyped option wherever it stands, unless after <c>--</c>: no value begins so. What follows
    /// it may be its value, and what follows a mistyped command is that command's.
    /// </remarks>
    public static IReadOnlyList<StrayWord> Find(ParseResult parse)
    {
        var hasCommands = parse.CommandResult.Command.Subcommands.Count > 0;
        var strays = new List<StrayWord>();
        foreach (var (word, isTaken) in Words(parse))
        {
            if (word.IsOption || (!isTaken && !strays.Exists(stray => stray.IsOption)))
            {
                strays.Add(word);
                if (hasCommands && !word.IsOption)
                {
                    break;
                }
            }
        }

        return strays;
    }

    private static IEnumerable<(StrayWord Word, bool IsTaken)> Words(ParseResult parse)
    {
        var untaken = new Queue<string>(parse.UnmatchedTokens);
        string? before = null;
        var areOptionsOver = false;
        foreach (var token in parse.Tokens)
        {
            var isTaken = !(untaken.TryPeek(out var next) && next == token.Value);
            if (!isTaken)
            {
                untaken.Dequeue();
            }

            // One dash may begin a number, or a customer's id.
            var isLong = token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal);
            var isOption = token.Type == TokenType.Argument && !areOptionsOver && (isLong || (!isTaken && token.Value.StartsWith('-')));
            yield return (new StrayWord(token.Value, before, isOption), isTaken);
            areOptionsOver |= token.Type == TokenType.DoubleDash;
            before = token.Value;
        }
    }
}

/// <summary>A word that nothing takes.</summary>
/// <param name="Text">The word.</param>
/// <param name="Before">The word before it; null where it is the first.</param>
/// <param name="IsOption">Whether it was meant as an option.</param>
internal sealed record StrayWord(string Text, string? Before, bool IsOption)
{
    /// <summary>The part of <c>--bin=5</c> that is a name.</summary>
    public string Name => IsOption ? Text.Split('=')[0] : Text;
}
