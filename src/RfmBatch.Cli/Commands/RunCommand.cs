using System.CommandLine;
using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core.Runs;

namespace RfmBatch.Cli.Commands;

/// <summary><c>run</c>: one run of a program.</summary>
internal static class RunCommand
{
    public static Command Create(CommandRunner runner)
    {
        var program = ProgramOption.Create();
        var options = new OptionSet(RunOptionSpecifications.Table.Specifications);
        var trial = new Option<bool>("--trial") { Description = "Store the run, publish nothing; publish RUN can follow" };
        var ifChanged = new Option<bool>("--if-changed")
        {
            Description = "Make no run where data, as-of date and options are those of the last one, as the job server does"
        };
        var command = new Command("run", "Scores and segments the customers, checks the result and publishes it")
        {
            program,
            trial,
            ifChanged
        };
        options.AddTo(command);
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var request = new RunRequest(context.Value(program)!, options.Read(context), context.Value(trial));
            var programs = new ProgramRunner(store, context.Clock, context.Logger("Running"));
            if (!context.Value(ifChanged))
            {
                return RunReportText.Write(context, await programs.RunAsync(request, StageLines.For(context), cancellationToken));
            }

            var outcome = await programs.RunIfChangedAsync(request, StageLines.For(context), cancellationToken);
            if (outcome.Unchanged is { } unchanged)
            {
                context.WriteLine(unchanged.Reason);
                return ExitCode.Done;
            }

            return RunReportText.Write(context, outcome.Report!);
        });
        return command;
    }
}
