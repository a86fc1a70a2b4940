using System.Globalization;
using System.Text;
using RfmBatch.Application.Operations;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Execution;

/// <summary>Purge and quality review as jobs.</summary>
internal sealed class MaintenanceExecution(JobExecution execution)
{
    public async Task<string> PurgeAsync(CancellationToken cancellationToken)
    {
        var report = await new RunPurger(execution.Store, execution.Clock, execution.Logger("Retention")).PurgeAsync(cancellationToken);
        var busy = report.BusyProgramNames.Count == 0
            ? ""
            : $" Left out, because a run was in progress: {string.Join(", ", report.BusyProgramNames)}.";
        var loading = report.IsLoading ? " Transactions were left out, because a load was in progress." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Deleted {report.RowCount:#,0} customer rows of {report.RunCount} runs, the text of {report.RawTextCount:#,0} rejected rows, "
            + $"and {report.RemovedRowCount:#,0} transactions that were replaced or taken back.{busy}{loading}");
    }

    public async Task<string> ReviewQualityAsync(CancellationToken cancellationToken)
    {
        var store = await new Doctor(execution.Store, execution.Clock).ExamineAsync(cancellationToken);
        var programs = await new QualityReviewer(execution.Store, execution.Clock).ReviewAsync(cancellationToken);
        List<(FindingSeverity Severity, string Text)> findings =
        [
            .. store.Select(finding => (finding.Severity, Line(finding.CheckId, finding.Message, finding.NextStep))),
            .. programs.Select(
                finding => (finding.Severity, Line($"{finding.ProgramName} {finding.CheckId}", finding.Message, finding.NextStep))),
        ];
        var notable = findings
            .Where(finding => finding.Severity != FindingSeverity.Ok)
            .OrderByDescending(finding => finding.Severity)
            .ToList();
        var summary = new StringBuilder();
        foreach (var (severity, text) in notable)
        {
            summary.AppendLine(CultureInfo.InvariantCulture, $"{severity.ToString().ToLowerInvariant(),-7} {text}");
        }

        execution.Show("Summary", summary.Length == 0 ? "All checks passed." : summary.ToString().TrimEnd());
        var errors = notable.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Text).ToList();
        return errors.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{findings.Count} findings, {notable.Count} of them to be looked at, no error.")
            : throw new JobFailedException(string.Join(' ', errors));
    }

    private static string Line(string what, string message, string nextStep) =>
        nextStep.Length == 0 ? $"{what}: {message}" : $"{what}: {message} {nextStep}";
}
