using System.CommandLine;
using RfmBatch.Cli;
using RfmBatch.Cli.Commands;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Options;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>The command line has the options that are described, and no others.</summary>
public sealed class CommandOptionsTests
{
    // Of the root alone: help and version are the command line's own, the others hold for every command.
    private static readonly string[] OfTheRoot = ["--help", "--version", "--store", "--verbose"];

    private static readonly RootCommand Root = RootCommandFactory.Create(
        new CommandRunner(new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 80), TimeProvider.System));

    public static TheoryData<string> Commands => [.. Tree(Root, "").Select(command => command.Path)];

    public static TheoryData<string> Described => [.. CommandOptions.All.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_exactly_the_options_described_for_it_in_their_order(string path)
    {
        var command = Tree(Root, "").Single(command => command.Path == path).Command;
        var described = CommandOptions.All.GetValueOrDefault(path, []);

        Assert.Equal(
            described.Select(option => ($"--{option.Name}", option.Description, option.ValueName, option.IsRequired)),
            command.Options.Select(option => (option.Name, option.Description!, option.HelpName, option.Required)));
    }

    [Fact]
    public void The_root_has_those_of_every_command() =>
        Assert.Equal(OfTheRoot.Order(StringComparer.Ordinal), Root.Options.Select(option => option.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Described))]
    public void What_is_described_is_a_command_and_its_names_are_unique(string path)
    {
        Assert.Contains(path, Tree(Root, "").Select(command => command.Path));
        var names = CommandOptions.All[path].Select(option => option.Name).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.Empty(names.Select(name => $"--{name}").Intersect(OfTheRoot));
    }

    [Fact]
    public void Defaults_of_the_command_line_are_these() => Assert.Equal(
        [
            "demo --out demo-output",
            "sample --seed 1",
            "load transactions --delimiter auto",
            "load transactions --reject-limit 5%",
            "load transactions --order-scope all",
            "load customers --delimiter auto",
            "load customers --reject-limit 5%",
            "run --program default",
            "report --program default",
            "compare --top 10",
            "plan --program default",
            "plan results --delimiter auto",
            "quality --fail-on error",
            "serve --log text",
        ],
        CommandOptions.All
            .SelectMany(command => command.Value, (command, option) => (Command: command.Key, Option: option))
            .Where(one => one.Option.Default is not null && one.Option.Name != "output")
            .Select(one => $"{one.Command} --{one.Option.Name} {one.Option.Default}"));

    [Fact]
    public void Output_is_a_table_unless_json_is_asked_for() => Assert.All(
        CommandOptions.All.Values.SelectMany(options => options).Where(option => option.Name == "output"),
        option => Assert.Equal(("table", "table json"), (option.Default, string.Join(' ', option.Among))));

    [Fact]
    public void A_switch_has_no_value_and_no_other_option_is_without_one() => Assert.All(
        CommandOptions.All.Values.SelectMany(options => options),
        option => Assert.Equal(option.Kind == OptionKind.Flag, option.ValueName is null));

    private static IEnumerable<(string Path, Command Command)> Tree(Command parent, string path) => parent.Subcommands.SelectMany(
        command => Tree(command, $"{path}{command.Name} ").Prepend(($"{path}{command.Name}", command)));
}
