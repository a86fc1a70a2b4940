using System.CommandLine;
using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Cli.Commands;

/// <summary><c>loads undo</c>: takes a load back.</summary>
internal static class LoadsUndoCommand
{
    public static Command Create(CommandRunner runner)
    {
        var load = new Argument<int>("LOAD") { Description = "The load's number, as its output and bi.Load show it" };
        var command = new Command("undo", "Takes a load back: its rows no longer count, and what it replaced counts again") { load };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var undoer = new LoadUndoer(store, context.Clock, context.Logger("Loading"));
            Write(context, await undoer.UndoAsync(context.Value(load), cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandContext context, UndoOutcome outcome)
    {
        var load = outcome.Load;
        context.WriteLine(
            $"Load {load.LoadKey} of {load.SourceName} is taken back by load {outcome.UndoKey}: "
            + $"{Figures.Count(outcome.RowsRemoved)} rows no longer count.");
        if (load.RowsReplaced > 0)
        {
            context.WriteLine($"{Figures.Count(load.RowsReplaced)} rows that it had replaced count again.");
        }

        if (!load.HasValueHistory)
        {
            context.WriteLine(
                "Attributes and categories stay as they are: what this load said of them is not kept apart from other loads.");
        }

        if (outcome.Runs.Count > 0)
        {
            var runs = outcome.Runs.Select(run => $"{run.RunKey} ({run.ProgramName}, {(run.IsLatest ? "the latest" : run.Status)})");
            context.WriteLine($"These runs counted it: {string.Join(", ", runs)}. Run again: rfmbatch run --if-changed");
        }

        if (load.LoadKind == LoadKind.Transactions)
        {
            context.WriteLine("The file can be loaded again, corrected or as it is.");
        }
    }
}
