using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Operations;

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
            if (given["script"] is { } path)
            {
                return await DeploymentFile.WriteAsync(context, given, path, cancellationToken);
            }

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
            await TellSettingsAsync(context, store, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    // What would only show under load, while the one who may change it is there.
    private static async Task TellSettingsAsync(CommandContext context, RfmStore store, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        foreach (var finding in await store.Inspector.InspectSettingsAsync(connection, cancellationToken))
        {
            if (finding.Severity != FindingSeverity.Ok)
            {
                context.Note($"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Message} {finding.NextStep}");
            }
        }
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
        DeploymentStepKind.Dictionary => "dictionary",
        _ => "describe  ",
    };
}
