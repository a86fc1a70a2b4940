using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using RfmBatch.Cli;
using RfmBatch.Cli.Commands;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Reading;

namespace RfmBatch.EndToEnd.Tests.Documentation;

public sealed partial class VocabularyTests
{
    private const int MostBytesOfReadme = 12 * 1024;

    // Of other programs, and of every program.
    private static readonly string[] Foreign = ["--configuration", "--project", "--global", "--add-source", "--version", "--help"];

    private static readonly RootCommand Root = RootCommandFactory.Create(
        new CommandRunner(new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 80), TimeProvider.System));

    [Fact]
    public void The_readme_is_read_in_five_minutes() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(string.Join('\n', MarkdownPage.Read("README.md").Lines)), 1, MostBytesOfReadme);

    [Fact]
    public void Every_command_is_in_the_list_of_commands()
    {
        var rows = MarkdownPage.Read("docs/commands.md").Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var listed = string.Join('\n', rows);

        Assert.All(Commands(Root, ""), command => Assert.Matches($@"`{Regex.Escape(command)}(?![\w-])", listed));
    }

    [Fact]
    public void Every_view_is_in_the_table_of_views() => Assert.Equal(
        BiCatalogue.Views.Select(view => view.Name).Order(StringComparer.Ordinal),
        MarkdownPage.Read("docs/views.md").Lines
            .Select(line => ViewRow().Match(line))
            .Where(row => row.Success)
            .Select(row => row.Groups["view"].Value)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_option_that_a_page_names_exists()
    {
        var known = CommandOptions.All.Values
            .SelectMany(options => options)
            .Concat(GlobalOptions.All)
            .Select(option => $"--{option.Name}")
            .Concat(Foreign)
            .ToHashSet(StringComparer.Ordinal);
        var unknown =
            from page in MarkdownPage.ForUsers().Append("db/README.md").Select(MarkdownPage.Read)
            from line in page.Lines.Select((text, index) => (Text: text, Number: index + 1))
            from match in OptionName().Matches(line.Text)
            where !known.Contains(match.Value)
            select $"{page.Name}:{line.Number}: {match.Value}";

        Assert.Empty(unknown);
    }

    private static IEnumerable<string> Commands(Command parent, string words) => parent.Subcommands.SelectMany(
        command => Commands(command, $"{words}{command.Name} ").Prepend($"{words}{command.Name}"));

    [GeneratedRegex(@"^\| `(?<view>\w+)` \|")]
    private static partial Regex ViewRow();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex OptionName();
}
