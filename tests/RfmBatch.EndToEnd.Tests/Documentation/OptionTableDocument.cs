using RfmBatch.Cli.Commands;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Options;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>The options of a command as a table of markdown, made from their specifications.</summary>
internal static class OptionTableDocument
{
    /// <summary>In place of a command: the options that every command has.</summary>
    public const string OfEveryCommand = "all";

    /// <summary>The table of options that commands have in common, a row each.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="without">A command whose options are not repeated; empty for none.</param>
    public static IReadOnlyList<string> Render(IReadOnlyList<string> commands, string without)
    {
        var of = commands is [OfEveryCommand] ? "every command" : string.Join(" and ", commands.Select(command => $"`{command}`"));
        var beside = without.Length == 0 ? "" : $", beside those of `{without}`";
        var rows = Rows(commands[0]).Except(Rows(without));
        return ["", $"Options of {of}{beside}:", "", "| option | what it says | without it |", "|---|---|---|", .. rows, ""];
    }

    /// <summary>The options of a command, a row each.</summary>
    public static IReadOnlyList<string> Rows(string command) => [.. Options(command).Select(Row)];

    /// <summary>The options of a command.</summary>
    public static IReadOnlyList<OptionSpecification> Options(string command) =>
        command == OfEveryCommand ? GlobalOptions.All : CommandOptions.All.GetValueOrDefault(command, []);

    private static string Row(OptionSpecification option)
    {
        var otherwise = option switch
        {
            { IsRequired: true } => "required",
            { Default: { } value } => $"`{value}`",
            _ => option.Otherwise ?? "",
        };
        var name = option.ValueName is null ? option.Name : $"{option.Name} {option.ValueName}";
        return $"| `--{Cell(name)}` | {Cell(option.Help)} | {Cell(otherwise)} |";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
