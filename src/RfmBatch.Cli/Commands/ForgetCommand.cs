using System.CommandLine;
using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Commands;

/// <summary><c>forget</c>: a customer's id becomes a random token.</summary>
internal static class ForgetCommand
{
    public static Command Create(CommandRunner runner)
    {
        var customer = new Argument<string>("CUSTOMER") { Description = "The customer's id, exactly as it was loaded" };
        var command = new Command(
            "forget",
            "Replaces a customer's id by a random token and deletes attributes, rejected text and plan rows; keys and totals "
            + "stay") { customer };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var token = await new CustomerEraser(store, context.Clock, context.Logger("Loading")).ForgetAsync(
                context.Value(customer), cancellationToken);
            context.WriteLine(
                $"The customer is now {token}; totals are as they were. Files that were loaded and exported still hold the id.");
            return ExitCode.Done;
        });
        return command;
    }
}
