using System.CommandLine;
using RfmBatch.Cli;
using RfmBatch.Cli.Commands;
using RfmBatch.Cli.Hosting;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>Help ends with lines that can be typed.</summary>
public sealed class CommandExamplesTests
{
    private static readonly RootCommand Root = RootCommandFactory.Create(
        new CommandRunner(new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 80), TimeProvider.System));

    // What no test can carry out in a store that is a file, by a word of it.
    private static readonly (string Part, string Reason)[] NotCarriedOut =
    [
        ("Server=", "needs a server"),
        ("--table dbo.", "needs a table of one's own"),
        ("rfmbatch serve", "does not end by itself; the job server's tests start it"),
        ("--accept", "needs a run that a check holds"),
    ];

    public static TheoryData<string> Commands => [.. Tree(Root, "").Prepend("")];

    public static TheoryData<string> Lines => [.. AllLines];

    private static IEnumerable<string> AllLines => CommandExamples.All.Values.SelectMany(lines => lines).Distinct(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_has_one_to_three_lines_at_the_end_of_its_help(string command)
    {
        var lines = CommandExamples.All[command];

        Assert.InRange(lines.Count, 1, 3);
        var help = await TypedLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.EndsWith(
            string.Join(Environment.NewLine, lines.Select(line => $"  {line}").Prepend("Examples:")),
            help.Output.TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_lines_of_commands_alone() =>
        Assert.Equal(Tree(Root, "").Prepend("").Order(StringComparer.Ordinal), CommandExamples.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_can_be_read_and_is_of_its_command(string line)
    {
        var parse = Root.Parse(TypedLine.Words(line));

        Assert.Empty(parse.Errors);
        Assert.Empty(StrayWords.Find(parse));
        var command = CommandExamples.All.Where(pair => pair.Value.Contains(line)).Select(pair => pair.Key);
        Assert.Contains(CommandPath.Of(parse.CommandResult), command);
        Assert.InRange(line.Length, 1, 140);
    }

    [Fact]
    public async Task What_needs_no_server_is_carried_out_in_the_order_of_help()
    {
        using var folder = new TemporaryFolder();
        var lines = AllLines.Where(line => !Array.Exists(NotCarriedOut, one => line.Contains(one.Part, StringComparison.Ordinal))).ToList();
        await SucceedAsync(folder, CommandExamples.All["sample"][0]);
        await SucceedAsync(folder, "rfmbatch deploy");
        var rows = File.ReadLines(folder.File("sales.csv")).Skip(1);
        var ids = rows.Select(row => row.Split(',')[0]).Distinct(StringComparer.Ordinal).ToList();
        folder.Write("customers.csv", $"CustomerId,Channel\n{string.Join('\n', ids.Take(100).Select(id => $"{id},shop"))}\n");
        folder.Write("responses.csv", $"CustomerId,Amount\n{string.Join('\n', ids.Take(500).Select(id => $"{id},10"))}\n");
        Directory.CreateDirectory(folder.File("incoming"));

        foreach (var line in lines)
        {
            await SucceedAsync(folder, line);
        }

        Assert.All(NotCarriedOut, one => Assert.Contains(AllLines, line => line.Contains(one.Part, StringComparison.Ordinal)));
        Assert.InRange(lines.Count, 50, int.MaxValue);
    }

    // In this process, which has a folder of its own: files are named in full, and the store is.
    private static async Task SucceedAsync(TemporaryFolder folder, string line)
    {
        List<string> words = [.. TypedLine.Words(line).Select(word => InFull(folder, word))];
        if (words is ["demo"])
        {
            words.AddRange(["--out", folder.File("demo-output")]);
        }

        if (!words.Contains("--store"))
        {
            words.AddRange(["--store", $"sqlite:{folder.File("rfmbatch.db")}"]);
        }

        var result = await TypedLine.RunAsync([.. words]);
        Assert.True(result.ExitCode == 0, $"{line} ended with {result.ExitCode}:\n{result.Error}\n{result.Output}");
    }

    private static string InFull(TemporaryFolder folder, string word) => word switch
    {
        "my-demo" or "incoming" or "lists" => folder.File(word),
        _ when word.StartsWith("sqlite:", StringComparison.Ordinal) => $"sqlite:{folder.File(word["sqlite:".Length..])}",
        "sales-*.csv" => word,
        _ when Path.GetExtension(word) is ".csv" or ".html" => folder.File(word),
        _ => word,
    };

    private static IEnumerable<string> Tree(Command parent, string path) => parent.Subcommands.SelectMany(
        command => Tree(command, $"{path}{command.Name} ").Prepend($"{path}{command.Name}"));
}
