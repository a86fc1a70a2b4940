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
        var command = new Command("segments", "Shows the segment table of the latest run, or of a given one");
        runner.Bind(command, CommandOptions.Of("segments"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var segments = await SegmentRow.ReadAsync(store, given.Whole("run"), cancellationToken);
            if (given.WantsJson())
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
