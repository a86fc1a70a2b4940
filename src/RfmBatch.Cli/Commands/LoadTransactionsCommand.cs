using System.CommandLine;
using System.CommandLine.Parsing;
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
        var options = CommandOptions.Of("load transactions");
        var command = new Command("transactions", "Loads transactions from a file, or from a table of the same database") { file };
        command.Validators.Add(result => CheckSource(result, file, options));
        runner.Bind(command, options, async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var loader = new TransactionLoader(store, context.Clock, context.Logger("Loading"));
            var load = LoadOptionSpecifications.Read(given);
            var outcome = given["table"] is { } table
                ? await loader.LoadTableAsync(load.TableRequest(table), cancellationToken)
                : await LoadProgressDisplay.ShowAsync(
                    context.Terminal,
                    progress => loader.LoadFileAsync(load.FileRequest(context.Value(file)!), progress, cancellationToken));
            LoadReport.Write(context, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    private static void CheckSource(CommandResult result, Argument<string?> file, OptionSet options)
    {
        var hasFile = result.GetValue(file) is not null;
        var hasTable = result.GetResult(options["table"]) is { Tokens.Count: > 0 };
        if (hasFile == hasTable)
        {
            result.AddError(hasFile ? "Give FILE or --table, not both." : "Give the FILE to load, or --table.");
        }

        var onlyForFiles = LoadOptionSpecifications.OfFilesOnly.Select(name => options[name]);
        foreach (var option in onlyForFiles.Where(option => hasTable && result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"{option.Name} is for files; it cannot be used with --table.");
        }
    }
}
