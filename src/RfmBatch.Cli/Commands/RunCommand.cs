using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Pipeline.Running;

namespace RfmBatch.Cli.Commands;

/// <summary><c>run</c>: one run of a program.</summary>
internal static class RunCommand
{
    public static Command Create(CommandRunner runner)
    {
        var program = ProgramOption.Create();
        var options = new RunOptionSet();
        var trial = new Option<bool>("--trial") { Description = "Store the run, publish nothing; publish RUN can follow" };
        var command = new Command("run", "Scores and segments the customers, checks the result and publishes it") { program, trial };
        options.AddTo(command);
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var request = new RunRequest(context.Value(program)!, options.Read(context), context.Value(trial));
            var report = await new ProgramRunner(store, context.Clock, context.Logger("Running")).RunAsync(request, StageLines.For(context), cancellationToken);
            return RunReportText.Write(context, report);
        });
        return command;
    }
}
