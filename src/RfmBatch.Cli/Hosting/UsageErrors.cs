using System.CommandLine;
using System.CommandLine.Parsing;

namespace RfmBatch.Cli.Hosting;

/// <summary>Says what is wrong with a command line, all of it at once, and what may have been meant.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult parse, Terminal terminal)
    {
        // With an unknown word there, that no command was given goes without saying.
        var errors = parse.Errors.Where(
            error => parse.UnmatchedTokens.Count == 0 || error.SymbolResult is not CommandResult || Mentions(parse, error.Message));
        foreach (var message in errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            var suggestion = Suggest(parse, message);
            var shown = HideSecret(parse, message);
            terminal.Error.WriteLine(suggestion is null ? $"error: {shown}" : $"error: {shown} Did you mean {suggestion}?");
        }

        terminal.Error.WriteLine($"next:  {PathOf(parse.CommandResult.Command, parse)} --help shows what there is.");
        return ExitCode.Usage;
    }

    private static bool Mentions(ParseResult parse, string message) =>
        parse.UnmatchedTokens.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal));

    // After a mistyped --store its connection string stands alone, and would be quoted.
    private static string HideSecret(ParseResult parse, string message) =>
        parse.UnmatchedTokens.Where(token => token.Contains(';') && token.Contains('='))
            .Aggregate(message, (text, token) => text.Replace(token, "(a connection string)", StringComparison.Ordinal));

    private static string? Suggest(ParseResult parse, string message)
    {
        var token = parse.UnmatchedTokens.FirstOrDefault(token => message.Contains($"'{token}'", StringComparison.Ordinal));
        if (token is null)
        {
            return null;
        }

        var command = parse.CommandResult.Command;
        var names = token.StartsWith('-')
            ? OptionsOf(parse).Select(option => option.Name)
            : command.Subcommands.Select(subcommand => subcommand.Name);
        var nearest = names
            .Select(name => (Name: name, Distance: EditDistance(token, name)))
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        // A third of the letters wrong is a typing mistake; more is another word.
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, token.Length / 3) ? nearest.Name : null;
    }

    private static IEnumerable<Option> OptionsOf(ParseResult parse) =>
        parse.CommandResult.Command.Options.Concat(parse.RootCommandResult.Command.Options.Where(option => option.Recursive));

    private static string PathOf(Command command, ParseResult parse)
    {
        var names = new List<string> { command.Name };
        for (SymbolResult? result = parse.CommandResult.Parent; result is CommandResult parent; result = parent.Parent)
        {
            names.Insert(0, parent.Command.Name);
        }

        names[0] = "rfmbatch";
        return string.Join(' ', names);
    }

    // Levenshtein with one row.
    private static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
