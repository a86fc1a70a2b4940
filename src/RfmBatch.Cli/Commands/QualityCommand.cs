using System.CommandLine;
using System.Globalization;
using RfmBatch.Application.Operations;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Cli.Commands;

/// <summary>
/// <c>quality</c>: what there is to know about every program's latest run and night; <c>--fail-on</c> says which finding makes it fail.
/// </summary>
internal static class QualityCommand
{
    private const string Look = "Look at what the table says; it ends with 0 without --fail-on.";

    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "quality",
            "Says which programs have runs or loads that are overdue, interrupted, held or failed, stale data, or checks that did not "
            + "pass");
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

            var least = Enum.Parse<FindingSeverity>(given["fail-on"] ?? nameof(FindingSeverity.Error), ignoreCase: true);
            var failing = findings.Where(finding => finding.Severity >= least).OrderByDescending(finding => finding.Severity).ToList();
            if (failing.Count == 0)
            {
                return ExitCode.Done;
            }

            context.Note($"error: {string.Join(", ", failing.Select(finding => $"{finding.ProgramName}: {finding.CheckId}").Distinct())}.");
            context.Note($"next:  {failing.FirstOrDefault(finding => finding.NextStep.Length > 0)?.NextStep ?? Look}");
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
