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
        var command = new Command("run", "Scores and segments the customers, checks the result and publishes it");
        runner.Bind(command, CommandOptions.Of("run"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var request = new RunRequest(given["program"]!, given.Where(RunOptionSpecifications.Table.Has), given.Has("trial"));
            var programs = new ProgramRunner(store, context.Clock, context.Logger("Running"));
            if (!given.Has("if-changed"))
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
