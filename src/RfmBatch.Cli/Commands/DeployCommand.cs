using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Cli.Commands;

/// <summary><c>deploy</c>: creates and upgrades the schema.</summary>
internal static class DeployCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "deploy", "Creates or upgrades the schema, and in SQL Server the tables of the job server; needs rights to create objects");
        runner.Bind(command, CommandOptions.Of("deploy"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            if (given.Has("what-if"))
            {
                var planned = await store.Schema.PlanAsync(cancellationToken);
                Print(context, given.Has("without-jobs") ? planned : [.. planned, .. await JobTables.PlanAsync(store, cancellationToken)]);
                return ExitCode.Done;
            }

            var steps = await store.Schema.DeployAsync(cancellationToken);
            Write(context, steps);
            var jobSteps = given.Has("without-jobs") ? [] : await JobTables.DeployAsync(context, store, cancellationToken);
            Write(context, jobSteps);
            var count = steps.Count + jobSteps.Count;
            context.WriteLine(count == 0 ? $"{store.DisplayName} is up to date." : $"{store.DisplayName} is deployed: {count} steps.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandContext context, IReadOnlyList<DeploymentStep> steps)
    {
        foreach (var step in steps)
        {
            context.WriteLine($"{Verb(step.Kind)} {step.Name}");
        }
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
