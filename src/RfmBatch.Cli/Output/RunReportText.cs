using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Cli.Output;

/// <summary>What a run says when it is done. A held run is a failure to whoever scheduled it.</summary>
internal static class RunReportText
{
    public static int Write(CommandContext context, RunReport report)
    {
        foreach (var abandoned in report.AbandonedRunKeys)
        {
            context.Note($"Run {abandoned} had not ended; it was given up and its rows were deleted.");
        }

        var latest = report.Status == RunStatus.Published && !report.IsLatest ? ", not the latest" : "";
        context.WriteLine(
            $"Run {report.RunKey} of {report.ProgramName}: {report.Status}{latest}, observed to {Figures.Date(report.AsOf.AddDays(-1))}, "
            + $"rule set {report.RuleSetName}");
        context.WriteLine(
            $"{Figures.Count(report.CustomerCount)} customers, {Figures.Count(report.ScoredCustomerCount)} with a purchase, "
            + $"{Figures.Count(report.OrderCount)} orders, revenue {Figures.Money(report.RevenueAmount)}");
        context.WriteLine();
        SegmentTable.Write(context.Terminal, [.. report.Segments.Select(segment => SegmentRow.Of(report.RunKey, segment))]);
        context.WriteLine();
        ClusterTable.Write(context, report);
        LifetimeText.Write(context, report.Value);
        WriteChecks(context, report);
        WriteTimes(context, report);
        return report.Status == RunStatus.Held ? SayHeld(context, report) : ExitCode.Done;
    }

    private static void WriteChecks(CommandContext context, RunReport report)
    {
        var flags = report.Findings.Where(finding => !finding.Passed).OrderByDescending(finding => finding.Severity).ToList();
        context.WriteLine(
            flags.Count == 0
                ? $"Checks: all {report.Findings.Count} passed"
                : $"Checks: {report.Findings.Count - flags.Count} passed, {flags.Count} did not");
        foreach (var flag in flags)
        {
            Paragraph.Write(context, $"  {flag.Severity.ToString().ToLowerInvariant(),-7}  {flag.CheckId}  {flag.Detail}", 19);
        }
    }

    private static void WriteTimes(CommandContext context, RunReport report)
    {
        var stages = report.Elapsed.Where(stage => stage.Value > TimeSpan.Zero)
            .Select(stage => FormattableString.Invariant($"{stage.Key.ToString().ToLowerInvariant()} {stage.Value.TotalSeconds:0.0}"));
        var total = report.Elapsed.Values.Aggregate(TimeSpan.Zero, (sum, elapsed) => sum + elapsed);
        context.Note(FormattableString.Invariant($"{total.TotalSeconds:0.0} s ({string.Join(", ", stages)})"));
    }

    private static int SayHeld(CommandContext context, RunReport report)
    {
        var failed = report.Findings.Where(finding => finding is { Passed: false, Severity: CheckSeverity.Error })
            .Select(finding => finding.CheckId)
            .ToList();
        context.Note(
            $"error: Run {report.RunKey} is held, because {string.Join(", ", failed)} failed; what was published before stays live.");
        context.Note(
            $"next:  Look at it, then repair the data and run again, or publish it as it is: rfmbatch publish {report.RunKey} --accept "
            + $"{string.Join(" --accept ", failed)}");
        return ExitCode.Failed;
    }
}
