using System.CommandLine;
using RfmBatch.Application.Operations;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>purge</c>: what retention no longer keeps; shown first, deleted only with <c>--yes</c>.</summary>
internal static class PurgeCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "purge", "Shows the customer rows and rejected text that retention no longer keeps; deletes them with --yes");
        runner.Bind(command, CommandOptions.Of("purge"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var purger = new RunPurger(store, context.Clock, context.Logger("Retention"));
            if (!given.Has("yes"))
            {
                PurgeText.Write(context, await purger.PlanAsync(cancellationToken), given.WantsJson());
                return ExitCode.Done;
            }

            PurgeText.Write(context, await purger.PurgeAsync(cancellationToken), given.WantsJson());
            return ExitCode.Done;
        });
        return command;
    }
}
