using System.CommandLine;
using System.Globalization;
using RfmBatch.Application.Operations;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Cli.Commands;

/// <summary><c>quality</c>: what there is to know about every program's latest run; a finding of severity Error makes it fail.</summary>
internal static class QualityCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "quality", "Says which programs have checks that did not pass, held or failed runs, or stale data");
        runner.Bind(command, CommandOptions.Of("quality"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var findings = await new QualityReviewer(store, context.Clock).ReviewAsync(cancellationToken);
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

            context.Note($"error: {string.Join(", ", errors.Select(error => $"{error.ProgramName}: {error.CheckId}").Distinct())}.");
            context.Note($"next:  {errors[0].NextStep}");
            return ExitCode.Failed;
        });
        return command;
    }

    private static void Write(CommandContext context, IReadOnlyList<ProgramFinding> findings)
    {
        var table = new ConsoleTable(
            new ConsoleColumn(""),
            new ConsoleColumn("Program"),
            new ConsoleColumn("Run", IsNumber: true),
            new ConsoleColumn("Check"),
            new ConsoleColumn("Finding") { MayWrap = true });
        foreach (var finding in findings)
        {
            table.AddRow(
                finding.Severity.ToString().ToLowerInvariant(),
                finding.ProgramName,
                finding.RunKey?.ToString(CultureInfo.InvariantCulture) ?? "",
                finding.CheckId,
                finding.NextStep.Length == 0 ? finding.Message : $"{finding.Message} {finding.NextStep}");
        }

        table.Write(context.Terminal);
    }
}
