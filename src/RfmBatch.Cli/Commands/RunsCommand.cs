using System.CommandLine;
using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core;

namespace RfmBatch.Cli.Commands;

/// <summary><c>runs</c>: the ledger, with what never reached <c>bi</c>.</summary>
internal static class RunsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("runs", "Lists the runs, newest first");
        runner.Bind(command, CommandOptions.Of("runs"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var ledger = await new RunLedger(store).ListAsync(given["program"], cancellationToken);
            var runs = ledger.Select(run => new RunRow(
                run.RunKey,
                run.ProgramName,
                run.Status,
                run.AsOf,
                run.ObservedTo,
                run.IsCurrent,
                run.IsLatest,
                run.StartedAt,
                run.FinishedAt,
                run.CustomerCount,
                run.ScoredCustomerCount,
                run.OrderCount,
                run.RevenueAmount is { } amount ? Amount.ToDecimal(amount) : null,
                run.RuleSetName,
                run.HasCustomerRows,
                run.FailureText,
                run.SupersededByRunKey)).ToList();
            if (given.WantsJson())
            {
                JsonOutput.Write(context.Terminal, runs);
            }
            else
            {
                RunTable.Write(context, runs);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
