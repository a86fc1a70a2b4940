using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;

namespace RfmBatch.Cli.Commands;

/// <summary>Which options each command has, in the order of help: commands are made from it.</summary>
/// <remarks>
/// Options that are stored or read into a record stand in the table of that record; here are those that only say what a command does.
/// </remarks>
internal static class CommandOptions
{
    private static readonly OptionSpecification Output = new("output", "table|json", "table or json", null)
    {
        Default = "table",
        Among = ["table", "json"],
    };

    private static readonly OptionSpecification OnlyProgram = new("program", "NAME", "Only this program", "all");

    private static readonly OptionSpecification LatestOfEveryProgram =
        new("run", "RUN", "A published run; without it the latest of every program", null) { Kind = OptionKind.Whole };

    /// <summary>By command, as one types it after the program's name; a command that has none is absent.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<OptionSpecification>> All { get; } =
        new OrderedDictionary<string, IReadOnlyList<OptionSpecification>>(StringComparer.Ordinal)
        {
            ["demo"] =
            [
                new("out", "DIR", "Where the demo's files go; those of an earlier demo are replaced", null)
                {
                    Default = "demo-output",
                    IsPath = true,
                },
            ],
            ["sample"] =
            [
                new("customers", "N", "How many", null) { Kind = OptionKind.Whole, IsRequired = true },
                new("seed", "S", "The same seed gives the same file, byte for byte", null) { Kind = OptionKind.Whole, Default = "1" },
                File("CSV", "FILE"),
            ],
            ["deploy"] =
            [
                Flag("what-if", "Print the scripts that would run, and run nothing"),
                new(
                    "script",
                    "FILE",
                    "Write a file for sqlcmd that deploys to SQL Server, whatever version is there; connect to nothing",
                    null)
                {
                    IsPath = true,
                },
                Flag("without-jobs", "Leave out the tables of the job server (schema HangFire)"),
            ],
            ["load transactions"] = LoadOptionSpecifications.OfTransactions,
            ["load customers"] = LoadOptionSpecifications.OfCustomers,
            ["loads"] = [Output],
            ["loads list"] = [Output],
            ["loads show"] = [Output],
            ["loads add"] = LoadDefinitionSpecifications.OfAdd,
            ["loads set"] = LoadDefinitionSpecifications.OfSet,
            ["loads run"] = [Flag("with-runs", "Then run its programs, each only if something changed")],
            ["run"] =
            [
                OfPlan("program"),
                Flag("trial", "Store the run, publish nothing; publish RUN can follow"),
                Flag("if-changed", "Make no run where data, as-of date and options are those of the last one, as the job server does"),
                .. RunOptionSpecifications.Table.Specifications,
            ],
            ["publish"] =
            [
                new("accept", "CHECKID", "A failed check that one has looked at; may be repeated", null) { Kind = OptionKind.List },
            ],
            ["runs"] = [OnlyProgram, Output],
            ["segments"] = [LatestOfEveryProgram, Output],
            ["explain"] = [Output],
            ["export"] = [File("CSV", "FILE.csv"), LatestOfEveryProgram],
            ["report"] =
            [
                File("HTML", "FILE.html"),
                OfPlan("run"),
                OfPlan("program"),
                new("culture", "NAME", "Whose separators the figures have, such as de-DE", "1,234.5"),
            ],
            ["compare"] =
            [
                new("top", "N", $"How many customers who moved are named, 0 to {CompareCommand.MostMovers}", null)
                {
                    Kind = OptionKind.Whole,
                    Default = "10",
                },
                Output,
            ],
            ["plan"] = [.. CampaignOptionSpecifications.All, Output],
            ["plan list"] = [OnlyProgram, Output],
            ["plan show"] = [OfPlan("out"), Output],
            ["plan results"] =
            [
                new("plan", "PLAN", "The plan; without it the newest", null) { Kind = OptionKind.Whole },
                .. LoadOptionSpecifications.OfResponses,
                Output,
            ],
            ["programs"] = [Output],
            ["programs list"] = [Output],
            ["programs show"] = [Output],
            ["programs add"] = OfProgram(),
            ["programs set"] = OfProgram(),
            ["quality"] =
            [
                Output,
                new("fail-on", "notice|warning|error", "The least finding that ends it with 1", null)
                {
                    Default = "error",
                    Among = ["notice", "warning", "error"],
                },
            ],
            ["purge"] = [Flag("yes", "Delete it"), Output],
            ["doctor"] = [Output],
            ["serve"] =
            [
                new("urls", "URLS", "Where pages are served, several with ;", "http://localhost:5080"),
                new("job-storage", "database|memory", "Where jobs are kept", "database for SQL Server, memory for SQLite")
                {
                    Among = ["database", "memory"],
                },
                new("log", "text|json", "text or json, one line per event", null) { Default = "text", Among = ["text", "json"] },
                Flag("test-alerts", "Tell everybody in Serve:Alerts of rfmbatch.json that this is a trial, and serve nothing"),
                Flag("hash-password", "Read a password from standard input, print its hash for rfmbatch.json, and serve nothing"),
                Flag(
                    "link",
                    "Print the link that opens the pages of a server without users, with the same settings, and serve nothing"),
            ],
        };

    /// <summary>The options of a command, for the command line.</summary>
    public static OptionSet Of(string command) => new(All[command]);

    private static OptionSpecification Flag(string name, string help) => new(name, null, help, null) { Kind = OptionKind.Flag };

    private static OptionSpecification File(string kind, string valueName) =>
        new("out", valueName, $"The {kind} file to write; one that is there is replaced", null) { IsRequired = true, IsPath = true };

    private static OptionSpecification OfPlan(string name) => CampaignOptionSpecifications.All.Single(option => option.Name == name);

    private static List<OptionSpecification> OfProgram() =>
        [.. ProgramOptionSpecifications.All, .. RunOptionSpecifications.Table.Specifications];
}
