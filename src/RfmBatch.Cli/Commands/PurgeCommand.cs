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
        var yes = new Option<bool>("--yes") { Description = "Delete it" };
        var output = GlobalOptions.Output();
        var command = new Command(
            "purge", "Shows the customer rows and rejected text that retention no longer keeps; deletes them with --yes")
        {
            yes,
            output
        };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var purger = new RunPurger(store, context.Clock, context.Logger("Retention"));
            if (!context.Value(yes))
            {
                PurgeText.Write(context, await purger.PlanAsync(cancellationToken), context.WantsJson(output));
                return ExitCode.Done;
            }

            PurgeText.Write(context, await purger.PurgeAsync(cancellationToken), context.WantsJson(output));
            return ExitCode.Done;
        });
        return command;
    }
}
