using System.CommandLine;
using RfmBatch.Application.Publication;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Commands;

/// <summary><c>unpublish</c>: takes a run out of <c>bi</c>.</summary>
internal static class UnpublishCommand
{
    public static Command Create(CommandRunner runner)
    {
        var run = RunArgument.Create();
        var command = new Command("unpublish", "Takes a published run back; its rows stay and `publish` shows them again") { run };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var publisher = new RunPublisher(store, context.Clock, context.Logger("Publication"));
            var unpublished = await publisher.UnpublishAsync(context.Value(run), cancellationToken);
            context.WriteLine($"Run {unpublished.RunKey} of {unpublished.ProgramName} is no longer published.");
            return ExitCode.Done;
        });
        return command;
    }
}
