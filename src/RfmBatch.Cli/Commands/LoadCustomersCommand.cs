using System.CommandLine;
using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>load customers</c>: attributes, one per column.</summary>
internal static class LoadCustomersCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "CSV file with a header, plain or .gz" };
        var options = new LoadOptions();
        options.Map.Description = "Which column is the customer: customer=COL; all others become attributes";
        options.Map.HelpName = "customer=COL";
        options.Map.Required = true;
        var command = new Command("customers", "Loads attributes of customers: every column but the customer's")
        {
            file,
            options.Map,
            options.Delimiter,
            options.Encoding,
            options.RejectLimit,
            options.Again
        };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var loader = new CustomerLoader(store, context.Clock, context.Logger("Loading"));
            var request = new CustomerFileRequest
            {
                Path = context.Value(file),
                Map = context.Value(options.Map)!,
                Delimiter = context.Value(options.Delimiter)!,
                Encoding = context.Value(options.Encoding),
                RejectLimit = context.Value(options.RejectLimit)!,
                Again = context.Value(options.Again),
            };
            var outcome = await loader.LoadFileAsync(request, cancellationToken);
            LoadReport.Write(context, outcome);
            return ExitCode.Done;
        });
        return command;
    }
}
