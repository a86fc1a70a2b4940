using System.Text.RegularExpressions;
using RfmBatch.Cli.Commands;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>
/// Tables of options stand between <c>&lt;!-- options: run --&gt;</c> and <c>&lt;!-- /options --&gt;</c>. One table may be of two commands,
/// and may leave out what another command's table has: <c>&lt;!-- options: programs add, programs set without run --&gt;</c>.
/// </summary>
public sealed partial class OptionTableTests
{
    private const string End = "<!-- /options -->";

    [Fact]
    public void Tables_are_what_the_console_has()
    {
        var wrong = new List<string>();
        foreach (var page in MarkdownPage.ForUsers().Select(MarkdownPage.Read))
        {
            var writer = new PageWriter(page);
            foreach (var table in Tables(page))
            {
                var expected = OptionTableDocument.Render(table.Commands, table.Without);
                var shown = page.Lines.Skip(table.First).Take(table.Count).ToList();
                if (!shown.SequenceEqual(expected))
                {
                    wrong.AddRange(shown.Except(expected).Select(line => $"{page.Name}: - {line}"));
                    wrong.AddRange(expected.Except(shown).Select(line => $"{page.Name}: + {line}"));
                    writer.Replace(table.First, table.Count, expected);
                }
            }

            if (GeneratedPages.AreWritten)
            {
                writer.Save();
            }
        }

        Assert.True(
            wrong.Count == 0 || GeneratedPages.AreWritten,
            $"Set {GeneratedPages.Switch}=1, run this test to write the tables, and commit them.\n{string.Join('\n', wrong)}");
    }

    // How lists are printed is said once, with the options of every command.
    [Fact]
    public void Every_command_has_one_table_if_it_has_options_of_its_own() => Assert.Equal(
        CommandOptions.All
            .Where(command => command.Value.Any(option => option.Name != "output"))
            .Select(command => command.Key)
            .Append(OptionTableDocument.OfEveryCommand)
            .Order(StringComparer.Ordinal),
        AllTables().SelectMany(table => table.Commands).Order(StringComparer.Ordinal));

    [Fact]
    public void Commands_that_share_a_table_have_the_same_options() => Assert.All(
        AllTables().Where(table => table.Commands.Count > 1),
        table => Assert.Single(table.Commands.Select(Names).Distinct()));

    [Fact]
    public void What_a_table_leaves_out_means_the_same_there() => Assert.All(
        AllTables().Where(table => table.Without.Length > 0),
        table => Assert.NotEmpty(table.Commands.SelectMany(OptionTableDocument.Rows).Intersect(OptionTableDocument.Rows(table.Without))));

    private static string Names(string command) => string.Join(' ', OptionTableDocument.Options(command).Select(option => option.Name));

    private static IEnumerable<OptionTableRegion> AllTables() => MarkdownPage.ForUsers().Select(MarkdownPage.Read).SelectMany(Tables);

    private static IEnumerable<OptionTableRegion> Tables(MarkdownPage page)
    {
        for (var i = 0; i < page.Lines.Count; i++)
        {
            if (Begin().Match(page.Lines[i]) is { Success: true } begin)
            {
                var count = page.Lines.Skip(i + 1).TakeWhile(line => line != End).Count();
                Assert.True(i + 1 + count < page.Lines.Count, $"{page.Name}:{i + 1}: the table does not end with {End}.");
                yield return new OptionTableRegion(begin.Groups["commands"].Value.Split(", "), begin.Groups["without"].Value, i + 1, count);
            }
        }
    }

    [GeneratedRegex("^<!-- options: (?<commands>[a-z ,]+?)( without (?<without>[a-z ]+))? -->$")]
    private static partial Regex Begin();

    private sealed record OptionTableRegion(IReadOnlyList<string> Commands, string Without, int First, int Count);
}
