using System.CommandLine;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Cli.Commands;

/// <summary>
/// <c>loads add</c> and <c>loads set</c>. All are texts: the catalogue checks them together, so that every wrong one is named at once.
/// </summary>
internal static class LoadDefinitionCommand
{
    public static Command Create(
        CommandRunner runner,
        string verb,
        string description,
        bool isNew,
        Func<LoadDefinitionCatalog, string, LoadDefinitionChange, CancellationToken, Task<LoadDefinitionRecord>> change)
    {
        var name = LoadsCommand.NameArgument();
        var folder = Text("--folder", "DIR", "The folder whose new files are loaded, as the job server sees it");
        var pattern = Text(
            "--pattern", "FILES", isNew ? "Which files of the folder, with * and ? [*.csv]" : "Which files of the folder, with * and ?");
        var table = Text("--table", "schema.Name", "Instead of a folder: a view of the same database that shows rows not loaded yet");
        var content = new Option<string?>("--content")
        {
            Description = "transactions or customers [transactions]",
            HelpName = "KIND"
        }.AcceptOnlyFromAmong(
            LoadKind.Transactions, LoadKind.Customers);
        var schedule = Text("--schedule", "CRON", "Five fields of cron for the job server; an empty text for none");
        var timeZone = Text("--time-zone", "ID", "In which the schedule is read, such as Europe/Berlin [UTC]");
        var enabled = OnOffOption.Create("--enabled", "Whether the schedule counts [on]");
        var thenRun = new Option<string[]>("--then-run")
        {
            Description = "A program to run after something was loaded, all or none; may be repeated [all]",
            HelpName = "PROGRAM"
        };
        var settle = new Option<int?>("--settle-seconds") { Description = "A file must not have changed for so long [30]", HelpName = "N" };
        var map = Text("--map", "TARGET=COL,...", "As of load; an empty text to guess it from the header");
        var attribute = new Option<string[]>("--attribute")
        {
            Description = "Keep this column per customer; may be repeated",
            HelpName = "COL"
        };
        var delimiter = Text("--delimiter", "D", "As of load");
        var noHeader = OnOffOption.Create("--no-header", "Whether the first line is data");
        var dateFormat = Text("--date-format", "FORMAT", "As of load");
        var culture = Text("--culture", "NAME", "As of load");
        var encoding = Text("--encoding", "NAME", "As of load");
        var returnPrefix = Text("--return-prefix", "C", "As of load");
        var rejectLimit = Text("--reject-limit", "SHARE", "As of load");
        var dropDuplicates = OnOffOption.Create("--drop-duplicates", "As of load");
        var command = new Command(verb, description)
        {
            name,
            folder,
            pattern,
            table,
            content,
            schedule,
            timeZone,
            enabled,
            thenRun,
            settle,
            map,
            attribute,
            delimiter,
            noHeader,
            dateFormat,
            culture,
            encoding,
            returnPrefix,
            rejectLimit,
            dropDuplicates,
        };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var given = new LoadDefinitionChange
            {
                Folder = context.Value(folder),
                Pattern = context.Value(pattern),
                Table = context.Value(table),
                Content = context.Value(content),
                CronExpression = context.Value(schedule),
                TimeZoneId = context.Value(timeZone),
                IsEnabled = OnOffOption.IsOn(context.Value(enabled)),
                ThenRun = context.IsGiven(thenRun) ? context.Value(thenRun) : null,
                SettleSeconds = context.Value(settle),
                Map = context.Value(map),
                Attributes = context.IsGiven(attribute) ? context.Value(attribute) : null,
                Delimiter = context.Value(delimiter),
                NoHeader = OnOffOption.IsOn(context.Value(noHeader)),
                DateFormat = context.Value(dateFormat),
                Culture = context.Value(culture),
                Encoding = context.Value(encoding),
                ReturnPrefix = context.Value(returnPrefix),
                RejectLimit = context.Value(rejectLimit),
                DropDuplicates = OnOffOption.IsOn(context.Value(dropDuplicates)),
            };
            LoadDefinitionText.Write(
                context, await change(LoadsCommand.Catalog(context, store), context.Value(name), given, cancellationToken), asJson: false);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}
