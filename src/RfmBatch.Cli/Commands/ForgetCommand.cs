using System.CommandLine;
using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;

namespace RfmBatch.Cli.Commands;

/// <summary><c>forget</c>: a customer's id becomes a random token.</summary>
internal static class ForgetCommand
{
    private const string FromInput = "-";
    private const string StillHold = "Files that were loaded and exported, and backups, still";

    public static Command Create(CommandRunner runner)
    {
        var customer = new Argument<string>("CUSTOMER")
        {
            Description = "The customer's id, exactly as it was loaded; - reads ids from standard input, one a line",
        };
        var command = new Command(
            "forget",
            "Replaces a customer's id by a random token and deletes attributes, rejected text and plan rows; keys and totals "
            + "stay") { customer };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var eraser = new CustomerEraser(store, context.Clock, context.Logger("Loading"));
            if (context.Value(customer) == FromInput)
            {
                return await ForgetAllAsync(context, eraser, cancellationToken);
            }

            var token = await eraser.ForgetAsync(context.Value(customer), cancellationToken);
            context.WriteLine($"The customer is now {token}; totals are as they were. {StillHold} hold the id.");
            return ExitCode.Done;
        });
        return command;
    }

    // An argument stands in the shell's history and in the list of processes.
    private static async Task<int> ForgetAllAsync(CommandContext context, CustomerEraser eraser, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Trim().Length > 0)
            {
                ids.Add(line);
            }
        }

        if (ids.Count == 0)
        {
            throw new InvalidInputException(["There is no id on standard input."], "Give one id a line: rfmbatch forget - < ids.txt");
        }

        var tokens = await eraser.ForgetAsync(ids, cancellationToken);
        foreach (var (index, token) in tokens.Index())
        {
            context.WriteLine(FormattableString.Invariant($"line {index + 1}: {token ?? "no such customer"}"));
        }

        var known = tokens.Count(token => token is not null);
        context.WriteLine(FormattableString.Invariant($"{known} of {tokens.Count} customers are forgotten. {StillHold} hold their ids."));
        return known == tokens.Count ? ExitCode.Done : ExitCode.Failed;
    }
}
