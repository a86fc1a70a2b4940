using System.CommandLine;
using RfmBatch.Application.Operations;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Cli.Commands;

/// <summary><c>doctor</c>: examines the store; a finding of severity Error makes it fail.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "doctor", "Checks store, rights, settings, versions, disk, clocks, order of runs and leftovers; changes nothing");
        runner.Bind(command, CommandOptions.Of("doctor"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var findings = await new Doctor(store, context.Clock).ExamineAsync(cancellationToken);
            if (given.WantsJson())
            {
                JsonOutput.Write(context.Terminal, findings);
            }
            else
            {
                Write(context, findings);
            }

            var errors = findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
            if (errors.Count == 0)
            {
                return ExitCode.Done;
            }

            context.Note(
                $"error: {errors.Count} of {findings.Count} checks failed: "
                + $"{string.Join(", ", errors.Select(error => error.CheckId).Distinct())}.");
            context.Note($"next:  {errors[0].NextStep}");
            return ExitCode.Failed;
        });
        return command;
    }

    private static void Write(CommandContext context, IReadOnlyList<StoreFinding> findings)
    {
        var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn("Check"), new ConsoleColumn("Finding") { MayWrap = true });
        foreach (var finding in findings)
        {
            var nextStep = finding.Severity == FindingSeverity.Ok || finding.NextStep.Length == 0 ? "" : $" {finding.NextStep}";
            table.AddRow(finding.Severity.ToString().ToLowerInvariant(), finding.CheckId, finding.Message + nextStep);
        }

        table.Write(context.Terminal);
    }
}
