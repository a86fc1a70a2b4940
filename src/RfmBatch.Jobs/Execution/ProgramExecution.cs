using System.Globalization;
using System.Text;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Execution;

/// <summary>A run of a program as a job.</summary>
internal sealed class ProgramExecution(JobExecution execution)
{
    public async Task<string> RunAsync(string programName, CancellationToken cancellationToken)
    {
        // Switched off after the job was queued: that is no failure.
        var program = await execution.Store.Programs.FindAsync(programName, cancellationToken);
        if (program is { IsActive: false })
        {
            return $"{programName} is off, so no run was made; `rfmbatch programs set "
                + $"{TypedWord.Of(programName)} --enabled on` brings it back.";
        }

        if (program is not null && Closed(program) is { } closed)
        {
            return closed;
        }

        var runner = new ProgramRunner(execution.Store, execution.Clock, execution.Logger("Running"));
        var started = execution.Clock.GetTimestamp();
        var outcome = await runner.RunIfChangedAsync(
            new RunRequest(programName, new()) { StopReason = () => execution.Limit.Over },
            new RunJobProgress(execution),
            cancellationToken);
        if (outcome.Report is not { } report)
        {
            execution.Metrics.Ran(programName, "unchanged", execution.Clock.GetElapsedTime(started), null);
            return outcome.Unchanged!.Reason;
        }

        execution.Metrics.Ran(programName, report.Status, execution.Clock.GetElapsedTime(started), report.CustomerCount);
        execution.Show("Summary", Summary(report));
        if (report.Status == RunStatus.Published)
        {
            await execution.Get<ReportFolder>().WriteAsync(execution.Store, report.ProgramName, cancellationToken);
        }

        return OutcomeOf(report);
    }

    /// <summary>Sets the limits of a program; where its window is closed, says so.</summary>
    private string? Closed(ProgramRecord program)
    {
        if (program.TimeLimitMinutes is { } minutes)
        {
            execution.StopAfter(minutes);
        }

        var window = RunWindow.Of(program, execution.Clock.GetUtcNow());
        if (window.End is not { } end)
        {
            return null;
        }

        if (!window.IsOpen)
        {
            return $"No run of {program.ProgramName} was made, because its window was over at {ClockDifference.Text(end)} (--not-after); "
                + $"by hand: rfmbatch run --program {TypedWord.Of(program.ProgramName)}.";
        }

        if (!(execution.Limit.End < end))
        {
            execution.Limit.Set(
                end, $"It was stopped at {ClockDifference.Text(end)}, the end of the program's window (--not-after); nothing of it stays.");
        }

        return null;
    }

    /// <summary>What is said of a run. A held one fails its job: whoever watches must notice.</summary>
    /// <exception cref="JobFailedException">The run is held.</exception>
    internal static string OutcomeOf(RunReport report) =>
        report.Status == RunStatus.Held ? throw new JobFailedException(Held(report)) : FirstLine(report);

    private static string FirstLine(RunReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"Run {report.RunKey} of {report.ProgramName}: {report.Status}{(report.IsLatest ? "" : ", not the latest")}, observed to "
        + $"{report.AsOf.AddDays(-1):yyyy-MM-dd}, {report.CustomerCount:#,0} customers, "
        + $"{report.Findings.Count(finding => !finding.Passed)} quality flags.");

    private static string Held(RunReport report)
    {
        var failed = report.Findings.Where(finding => finding is { Passed: false, Severity: CheckSeverity.Error })
            .Select(finding => finding.CheckId)
            .ToList();
        return $"Run {report.RunKey} is held, because {string.Join(", ", failed)} failed; what was published before stays live. Next: Look "
            + $"at it, then repair the data and run again, or: rfmbatch publish {report.RunKey} --accept "
            + $"{string.Join(" --accept ", failed)}";
    }

    private static string Summary(RunReport report)
    {
        var text = new StringBuilder().AppendLine(FirstLine(report));
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{report.ScoredCustomerCount:#,0} with a purchase, {report.OrderCount:#,0} orders, revenue "
            + $"{Amount.ToDecimal(report.RevenueAmount):#,0.00}, rule set {report.RuleSetName}");
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{"Segment",-24}{"Customers",12}{"Revenue",18}");
        foreach (var segment in report.Segments.Where(segment => segment.CustomerCount > 0))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{segment.SegmentName,-24}{segment.CustomerCount,12:#,0}{Amount.ToDecimal(segment.RevenueAmount),18:#,0.00}");
        }

        text.AppendLine();
        foreach (var flag in report.Findings.Where(finding => !finding.Passed).OrderByDescending(finding => finding.Severity))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{flag.Severity.ToString().ToLowerInvariant(),-8} {flag.CheckId}  {flag.Detail}");
        }

        return text
            .Append("Seconds: ")
            .AppendJoin(
                ", ",
                report.Elapsed.Select(
                    stage => string.Create(
                        CultureInfo.InvariantCulture, $"{stage.Key.ToString().ToLowerInvariant()} {stage.Value.TotalSeconds:0.0}")))
            .ToString();
    }
}
