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
        var command = new Command("customers", "Loads attributes of customers: every column but the customer's") { file };
        runner.Bind(command, CommandOptions.Of("load customers"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var loader = new CustomerLoader(store, context.Clock, context.Logger("Loading"));
            var request = LoadOptionSpecifications.Read(given).CustomerRequest(context.Value(file));
            var outcome = await loader.LoadFileAsync(request, cancellationToken);
            LoadReport.Write(context, outcome);
            return ExitCode.Done;
        });
        return command;
    }
}
