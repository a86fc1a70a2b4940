using System.CommandLine;
using RfmBatch.Application.Publication;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Cli.Commands;

/// <summary><c>publish</c>: shows a run that was held, a trial or unpublished.</summary>
internal static class PublishCommand
{
    public static Command Create(CommandRunner runner)
    {
        var run = RunArgument.Create();
        var command = new Command("publish", "Publishes a run that was held, a trial or taken back") { run };
        runner.Bind(command, CommandOptions.Of("publish"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var publisher = new RunPublisher(store, context.Clock, context.Logger("Publication"));
            var published = await publisher.PublishAsync(context.Value(run), given.All("accept") ?? [], cancellationToken);
            context.WriteLine($"Run {published.RunKey} of {published.ProgramName} is published{Place(published)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Place(RunRecord run) => run switch
    {
        { IsLatest: true } => " and the latest",
        { SupersededByRunKey: { } current } => FormattableString.Invariant(
            $", but superseded by run {current}: of one as-of date ({run.AsOf:yyyy-MM-dd}) the run made last is current"),
        _ => "; a later run remains the latest",
    };
}
