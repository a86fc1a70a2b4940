using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using RfmBatch.Cli;
using RfmBatch.Cli.Hosting;
using RfmBatch.EndToEnd.Tests.Rig;
using RfmBatch.Testing;

namespace RfmBatch.EndToEnd.Tests;

public sealed partial class ReadmeTests
{
    private static string Readme => File.ReadAllText(Repository.File("README.md"));

    [Fact]
    public void Every_command_and_option_of_the_console_is_in_theReadme()
    {
        var missing = Symbols().Where(name => !ReadmeNames(name)).ToList();

        Assert.True(missing.Count == 0, $"Not in README.md: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_option_that_theReadme_names_exists()
    {
        // Of other programs: dotnet publish, docker.
        string[] foreign = ["--configuration", "--output"];
        var known = Symbols()
            .Where(name => name.StartsWith('-'))
            .Concat(foreign)
            .Concat(["--help", "--version"])
            .ToHashSet(StringComparer.Ordinal);

        var unknown = OptionPattern()
            .Matches(Readme)
            .Select(match => match.Value)
            .Distinct()
            .Where(option => !known.Contains(option))
            .ToList();

        Assert.True(unknown.Count == 0, $"The console has no {string.Join(", ", unknown)}");
    }

    [Fact]
    public async Task The_console_lines_of_theReadme_do_what_they_say()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "sales.csv",
            "CustomerNo,InvoiceNo,InvoiceDate,Amount\n"
                + string.Join(
                    '\n', Enumerable.Range(1, 60).Select(i => $"C{i % 20},I{i},2025-{1 + (i % 12):00}-{1 + (i % 28):00},{i}.50")));
        var lines = CodeBlocks("")
            .SelectMany(block => block.Split('\n'))
            .Where(line => line.StartsWith("rfmbatch ", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(lines);

        foreach (var line in lines)
        {
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            await RfmBatchProcess.SucceedAsync(folder.Path, words[1..]);
        }

        var segments = await RfmBatchProcess.SucceedAsync(folder.Path, "segments");
        Assert.Contains("Champions", segments.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_set_of_theReadme_is_accepted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sales.csv", "customer,date,amount\na,2025-01-01,10\nb,2025-02-01,20\nc,2025-03-01,30\nc,2025-03-02,30\n");
        folder.Write("my-rules.json", CodeBlocks("json").First(block => block.Contains("\"rules\"", StringComparison.Ordinal)));
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");
        await RfmBatchProcess.SucceedAsync(folder.Path, "load", "transactions", "sales.csv");

        var run = await RfmBatchProcess.SucceedAsync(folder.Path, "run", "--segments", "my-rules.json");

        Assert.Contains("Regulars", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Symbols()
    {
        using var text = new StringWriter();
        var runner = new CommandRunner(
            new Terminal(text, text, outputIsScreen: false, errorIsScreen: false, hasColor: false, width: 80), TimeProvider.System);
        return SymbolsOf(RootCommandFactory.Create(runner), "").Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> SymbolsOf(Command command, string path)
    {
        foreach (var option in command.Options.Where(option => option is not HelpOption and not VersionOption))
        {
            yield return option.Name;
        }

        foreach (var subcommand in command.Subcommands)
        {
            var subpath = $"{path}{subcommand.Name}";
            yield return subpath;
            foreach (var name in SymbolsOf(subcommand, $"{subpath} "))
            {
                yield return name;
            }
        }
    }

    private static bool ReadmeNames(string name) =>
        Regex.IsMatch(Readme, $"(?<![\\w-]){Regex.Escape(name)}(?![\\w-])", RegexOptions.CultureInvariant);

    private static IEnumerable<string> CodeBlocks(string language) =>
        FencePattern()
            .Matches(Readme)
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value);

    [GeneratedRegex("(?<![\\w-])--[a-z][a-z-]+", RegexOptions.CultureInvariant)]
    private static partial Regex OptionPattern();

    [GeneratedRegex(
        "^```(?<language>[a-z]*)\\r?\\n(?<text>.*?)^```", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();
}
