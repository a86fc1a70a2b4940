using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using RfmBatch.Core;

namespace RfmBatch.Cli.Hosting;

/// <summary>What System.CommandLine says, in the words of the rest of this program.</summary>
/// <remarks>
/// It names an error by its English text alone, which is fixed: no other language is shipped. A text that is not known stays as it is.
/// </remarks>
internal static partial class ParserMessage
{
    /// <summary>The message; null where the error follows from another.</summary>
    /// <param name="error">What the parser found, or a command's own check.</param>
    /// <param name="parse">The whole command line.</param>
    /// <param name="meant">Options that a mistyped one probably was.</param>
    /// <param name="hasStrays">Whether there are words that nothing takes.</param>
    public static string? Translate(ParseError error, ParseResult parse, HashSet<string> meant, bool hasStrays)
    {
        var path = CommandPath.WithProgram(parse.CommandResult);
        var command = parse.CommandResult.Command;
        return error.Message switch
        {
            var text when text.StartsWith("Unrecognized command or argument", StringComparison.Ordinal) => null,
            "Required command was not provided." => hasStrays
                ? null
                : $"{path} needs a command: {string.Join(", ", command.Subcommands.Select(one => one.Name))}.",
            var text when MissingOption().Match(text) is { Success: true } match => meant.Contains(match.Groups[1].Value)
                ? null
                : Needs(path, command.Options.Single(option => option.Name == match.Groups[1].Value)),
            var text when MissingArgument().Match(text) is { Success: true } match =>
                $"{path} needs {match.Groups[1].Value} ({Phrase(DescriptionOf(error, command, match.Groups[1].Value))}).",
            var text when MissingValue().Match(text) is { Success: true } match =>
                $"{match.Groups[1].Value} has no value{Form(error.SymbolResult)}.",
            var text when GivenAgain().Match(text) is { Success: true } match =>
                $"{match.Groups[1].Value} is given {match.Groups[2].Value} times; give it once.",
            var text when NotAmong().Match(text) is { Success: true } match =>
                NotOne(NameOf(error.SymbolResult), match.Groups[1].Value, [.. match.Groups[2].Captures.Select(choice => choice.Value)]),
            var text when Unreadable().Match(text) is { Success: true } match =>
                $"{NameOf(error.SymbolResult)} '{match.Groups[1].Value}' is not allowed; it must be "
                + (match.Groups[2].Value.Contains("Boolean", StringComparison.Ordinal)
                    ? "true or false."
                    : $"a whole number, at most {int.MaxValue}."),
            var own => own,
        };
    }

    private static string Needs(string path, Option option) =>
        $"{path} needs {option.Name} {option.HelpName} ({Phrase(option.Description!)}).";

    private static string NotOne(string name, string value, IReadOnlyList<string> choices) =>
        $"{name} '{value}' is not allowed; it must be {string.Join(" or ", choices)}.{NearestName.Question(value, choices)}";

    private static string DescriptionOf(ParseError error, Command command, string name)
    {
        var missing = (error.SymbolResult as ArgumentResult)?.Argument
            ?? command.Arguments.First(argument => argument.Name == name || argument.HelpName == name);
        return missing.Description!;
    }

    private static string Form(SymbolResult? result) => result is OptionResult { Option: { HelpName: { } value } option }
        ? $"; give it as {option.Name} {value}"
        : "";

    private static string NameOf(SymbolResult? result) => result switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult argument => argument.Argument.HelpName ?? argument.Argument.Name,
        _ => "It",
    };

    // Within a sentence; an abbreviation stays in capitals.
    private static string Phrase(string text) => char.IsLower(text[1]) ? $"{char.ToLowerInvariant(text[0])}{text[1..]}" : text;

    [GeneratedRegex(@"^Option '(.+)' is required\.$")]
    private static partial Regex MissingOption();

    [GeneratedRegex(@"^Required argument '(.+)' missing for command: '.+'\.$")]
    private static partial Regex MissingArgument();

    [GeneratedRegex(@"^Required argument missing for option: '(.+)'\.$")]
    private static partial Regex MissingValue();

    [GeneratedRegex(@"^Option '(.+)' expects a single argument but ([0-9]+) were provided\.$")]
    private static partial Regex GivenAgain();

    [GeneratedRegex(@"^Argument '(.*)' not recognized\. Must be one of:(?:\s*'([^']*)')+\s*$", RegexOptions.Singleline)]
    private static partial Regex NotAmong();

    [GeneratedRegex(@"^Cannot parse argument '(.*)' for (?:command|option) '.+' as expected type '(.+)'\.$", RegexOptions.Singleline)]
    private static partial Regex Unreadable();
}
