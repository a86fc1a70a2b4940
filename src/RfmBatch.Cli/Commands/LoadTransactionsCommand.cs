using System.CommandLine;
using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>load transactions</c>: from a file, or from a table of the same database.</summary>
internal static class LoadTransactionsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string?>("FILE") { Description = "CSV file, plain or .gz", Arity = ArgumentArity.ZeroOrOne };
        var table = new Option<string?>("--table")
        {
            Description = "Instead of FILE: a table or view of the same database",
            HelpName = "schema.Name"
        };
        var options = new LoadOptions();
        var noHeader = new Option<bool>("--no-header") { Description = "The first line is data; map by position from 1" };
        var dateFormat = new Option<string?>("--date-format")
        {
            Description = "Such as dd.MM.yyyy or yyyy-MM-dd HH:mm [found out from the file]",
            HelpName = "FORMAT"
        };
        var culture = new Option<string?>("--culture")
        {
            Description = "Of numbers and month names, such as de-DE [decimal point]",
            HelpName = "NAME"
        };
        var returnPrefix = new Option<string?>("--return-prefix") { Description = "Orders whose id begins so are returns", HelpName = "C" };
        var dropDuplicates = new Option<bool>("--drop-duplicates")
        {
            Description = "Drop rows identical in every mapped field to an earlier row of the file"
        };
        var attribute = new Option<string[]>("--attribute")
        {
            Description = "Keep this column per customer; may be repeated",
            HelpName = "COL",
            DefaultValueFactory = _ => []
        };
        var command = new Command("transactions", "Loads transactions from a file, or from a table of the same database")
        {
            file,
            table,
            options.Map,
            attribute,
            options.Delimiter,
            noHeader,
            dateFormat,
            culture,
            options.Encoding,
            returnPrefix,
            options.RejectLimit,
            dropDuplicates,
            options.Again,
        };
        Option[] onlyForFiles = [options.Delimiter, noHeader, dateFormat, culture, options.Encoding];
        command.Validators.Add(result =>
        {
            var hasFile = result.GetValue(file) is not null;
            var hasTable = result.GetValue(table) is not null;
            if (hasFile == hasTable)
            {
                result.AddError(hasFile ? "Give FILE or --table, not both." : "Give the FILE to load, or --table.");
            }

            foreach (var option in onlyForFiles.Where(option => hasTable && result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} is for files; it cannot be used with --table.");
            }
        });
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var loader = new TransactionLoader(store, context.Clock, context.Logger("Loading"));
            var outcome = context.Value(table) is { } tableName
                ? await loader.LoadTableAsync(
                    new TransactionTableRequest
                    {
                        Table = tableName,
                        Map = context.Value(options.Map),
                        ReturnPrefix = context.Value(returnPrefix),
                        RejectLimit = context.Value(options.RejectLimit)!,
                        DropDuplicates = context.Value(dropDuplicates),
                        Attributes = context.Value(attribute)!,
                        Again = context.Value(options.Again),
                    },
                    cancellationToken)
                : await LoadProgressDisplay.ShowAsync(context.Terminal, progress => loader.LoadFileAsync(
                    new TransactionFileRequest
                    {
                        Path = context.Value(file)!,
                        Map = context.Value(options.Map),
                        Delimiter = context.Value(options.Delimiter)!,
                        NoHeader = context.Value(noHeader),
                        DateFormat = context.Value(dateFormat),
                        Culture = context.Value(culture),
                        Encoding = context.Value(options.Encoding),
                        ReturnPrefix = context.Value(returnPrefix),
                        RejectLimit = context.Value(options.RejectLimit)!,
                        DropDuplicates = context.Value(dropDuplicates),
                        Attributes = context.Value(attribute)!,
                        Again = context.Value(options.Again),
                    },
                    progress,
                    cancellationToken));
            LoadReport.Write(context, outcome);
            return ExitCode.Done;
        });
        return command;
    }
}
