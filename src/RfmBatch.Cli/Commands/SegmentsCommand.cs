using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Cli.Commands;

/// <summary><c>segments</c>: the segment table of a published run.</summary>
internal static class SegmentsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var runOption = new Option<int?>("--run")
        {
            Description = "A published run; without it the latest of every program",
            HelpName = "RUN"
        };
        var output = GlobalOptions.Output();
        var command = new Command("segments", "Shows the segment table of the latest run, or of a given one") { runOption, output };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var segments = await SegmentRow.ReadAsync(store, context.Value(runOption), cancellationToken);
            if (context.WantsJson(output))
            {
                JsonOutput.Write(context.Terminal, segments);
                return ExitCode.Done;
            }

            foreach (var ofRun in segments.GroupBy(segment => segment.RunKey))
            {
                var run = (await store.Bi.ListAsync(new BiQuery("Run", ofRun.Key), cancellationToken)).Single();
                context.WriteLine(
                    $"Run {ofRun.Key} of {run.Text("ProgramName")}, observed to {Figures.Date(run.Date("ObservedToDate"))}: "
                    + $"{Figures.Count(run.Count("CustomerCount"))} customers");
                SegmentTable.Write(context.Terminal, [.. ofRun]);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
