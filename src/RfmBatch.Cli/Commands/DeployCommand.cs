using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Cli.Commands;

/// <summary><c>deploy</c>: creates and upgrades the schema.</summary>
internal static class DeployCommand
{
    public static Command Create(CommandRunner runner)
    {
        var whatIf = new Option<bool>("--what-if") { Description = "Print the scripts that would run, and run nothing" };
        var command = new Command("deploy", "Creates or upgrades the schema; needs rights to create objects") { whatIf };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            if (context.Value(whatIf))
            {
                Print(context, await store.Schema.PlanAsync(cancellationToken));
                return ExitCode.Done;
            }

            var steps = await store.Schema.DeployAsync(cancellationToken);
            foreach (var step in steps)
            {
                context.WriteLine($"{Verb(step.Kind)} {step.Name}");
            }

            context.WriteLine(steps.Count == 0
                ? $"{store.DisplayName} is up to date."
                : $"{store.DisplayName} is deployed: {steps.Count} steps.");
            return ExitCode.Done;
        });
        return command;
    }

    // SQL that a DBA can read, or run by hand in this order.
    private static void Print(CommandContext context, IReadOnlyList<DeploymentStep> steps)
    {
        foreach (var step in steps)
        {
            context.WriteLine($"-- {Verb(step.Kind)} {step.Name}");
            context.WriteLine(step.Text.TrimEnd());
            context.WriteLine();
        }

        context.Note(steps.Count == 0 ? "Nothing would run: the store is up to date." : $"{steps.Count} steps would run.");
    }

    private static string Verb(DeploymentStepKind kind) => kind switch
    {
        DeploymentStepKind.Migration => "migration ",
        DeploymentStepKind.View => "view      ",
        DeploymentStepKind.DropView => "drop view ",
        DeploymentStepKind.Security => "security  ",
        _ => "dictionary",
    };
}
