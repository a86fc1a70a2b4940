using System.CommandLine;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;

namespace RfmBatch.Cli.Commands;

/// <summary><c>loads run</c>: what the job server does when the schedule comes true, by hand.</summary>
internal static class LoadsRunCommand
{
    public static Command Create(CommandRunner runner)
    {
        var name = LoadsCommand.NameArgument();
        var command = new Command("run", "Loads what is new in the definition's folder or table") { name };
        runner.Bind(command, CommandOptions.Of("loads run"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var loader = new DefinedLoader(store, context.Clock, context.Logger("Loading"), new FileMemory());
            var report = await LoadProgressDisplay.ShowAsync(
                context.Terminal, progress => loader.RunAsync(context.Value(name), progress, cancellationToken));
            var exitCode = Write(context, report);
            if (given.Has("with-runs"))
            {
                foreach (var program in report.ThenRun)
                {
                    exitCode = Math.Max(exitCode, await RunAsync(context, store, program, cancellationToken));
                }
            }
            else if (report.Loads.Count > 0 && report.ThenRun.Count > 0)
            {
                context.Note(
                    $"next:  Run {string.Join(", ", report.ThenRun)}: rfmbatch loads run {TypedWord.Of(report.LoadName)} --with-runs, or "
                    + $"rfmbatch run --program NAME.");
            }

            return exitCode;
        });
        return command;
    }

    private static int Write(CommandContext context, DefinedLoadReport report)
    {
        foreach (var load in report.Loads)
        {
            LoadReport.Write(context, load);
        }

        foreach (var left in report.Left)
        {
            context.WriteLine($"{left.Name}: not loaded, {left.Reason}");
        }

        if (report.Loads.Count + report.Left.Count + report.Failures.Count == 0)
        {
            context.WriteLine("There is no file of the pattern in the folder.");
        }

        foreach (var failure in report.Failures)
        {
            context.Note($"error: {failure.Name}: {failure.Reason}");
        }

        if (report.Failures.Count == 0)
        {
            return ExitCode.Done;
        }

        context.Note(
            $"next:  Correct the files or the definition (rfmbatch loads set {TypedWord.Of(report.LoadName)}), then: rfmbatch loads run "
            + $"{TypedWord.Of(report.LoadName)}.");
        return ExitCode.Failed;
    }

    private static async Task<int> RunAsync(CommandContext context, RfmStore store, string program, CancellationToken cancellationToken)
    {
        context.WriteLine();
        var runner = new ProgramRunner(store, context.Clock, context.Logger("Running"));
        var outcome = await runner.RunIfChangedAsync(new RunRequest(program, new()), StageLines.For(context), cancellationToken);
        if (outcome.Report is { } report)
        {
            return RunReportText.Write(context, report);
        }

        context.WriteLine(outcome.Unchanged!.Reason);
        return ExitCode.Done;
    }
}
