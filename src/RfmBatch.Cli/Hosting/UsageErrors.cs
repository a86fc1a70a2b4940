using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using RfmBatch.Core;

namespace RfmBatch.Cli.Hosting;

/// <summary>Says what is wrong with a command line, all of it at once, and what may have been meant.</summary>
internal static class UsageErrors
{
    /// <summary>Whether anything is wrong.</summary>
    public static bool Any(ParseResult parse) =>
        parse.Action is ParseErrorAction
        || (parse.Action is not null && parse.Action == parse.CommandResult.Command.Action && StrayWords.Find(parse).Count > 0);

    public static int Write(ParseResult parse, Terminal terminal)
    {
        foreach (var message in Messages(parse).Distinct(StringComparer.Ordinal))
        {
            terminal.Error.WriteLine($"error: {HideSecret(parse, message)}");
        }

        terminal.Error.WriteLine($"next:  {CommandPath.WithProgram(parse.CommandResult)} --help shows what there is.");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Messages(ParseResult parse)
    {
        var strays = StrayWords.Find(parse);
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in strays)
        {
            var names = Names(parse, word);
            if (names is not null && NearestName.Find(word.Name, names) is { } name)
            {
                meant.Add(name);
            }

            yield return Describe(parse, word, names);
        }

        foreach (var error in parse.Errors)
        {
            if (!strays.Any(stray => error.Message.Contains($"'{stray.Text}'", StringComparison.Ordinal))
                && ParserMessage.Translate(error, parse, meant, hasStrays: strays.Count > 0) is { } message)
            {
                yield return message;
            }
        }
    }

    /// <summary>The names among which a word would have been one; null where it could be none.</summary>
    private static IEnumerable<string>? Names(ParseResult parse, StrayWord word)
    {
        var command = parse.CommandResult.Command;
        return word.IsOption ? OptionsOf(parse).Select(option => option.Name)
            : command.Subcommands.Count > 0 ? command.Subcommands.Select(subcommand => subcommand.Name)
            : null;
    }

    private static string Describe(ParseResult parse, StrayWord word, IEnumerable<string>? names)
    {
        var path = CommandPath.WithProgram(parse.CommandResult);
        if (names is not null)
        {
            var kind = word.IsOption ? "option" : "command";
            return $"{path} has no {kind} '{word.Name}'.{NearestName.Question(word.Name, names)}";
        }

        return OptionsOf(parse).FirstOrDefault(option => option.Name == word.Before) switch
        {
            { ValueType: var type } when type == typeof(bool?) => $"{word.Before} '{word.Text}' is not allowed; it must be true or false.",
            { ValueType: var type } when type == typeof(bool) => $"{word.Before} takes no value, but '{word.Text}' follows it.",
            // It may be the rest of a text.
            _ => word.Before is null || word.Before == parse.CommandResult.Command.Name
                ? $"'{word.Text}' is one word too many for {path}."
                : $"'{word.Text}' is one word too many for {path}; a text with blanks needs quotes.",
        };
    }

    private static IEnumerable<Option> OptionsOf(ParseResult parse) =>
        parse.CommandResult.Command.Options.Concat(parse.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .Concat(parse.RootCommandResult == parse.CommandResult ? parse.RootCommandResult.Command.Options : []);

    // After a mistyped --store its connection string stands alone, and would be quoted.
    private static string HideSecret(ParseResult parse, string message) =>
        parse.Tokens.Select(token => token.Value).Where(token => token.Contains(';') && token.Contains('='))
            .Aggregate(message, (text, token) => text.Replace(token, "(a connection string)", StringComparison.Ordinal));
}
