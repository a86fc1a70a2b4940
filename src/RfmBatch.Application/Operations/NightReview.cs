using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Operations;

/// <summary>What should have happened and did not: overdue, interrupted and vain runs and loads, data older than expected.</summary>
public sealed class NightReview(RfmStore store, TimeProvider clock)
{
    /// <summary>So long after its time a run or load is overdue. The server asks a busy program again for an hour.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(90);

    /// <summary>The name in the place of a program's, for loads that were killed.</summary>
    public const string AnyLoad = "load";

    /// <summary>The name of a load definition in the place of a program's.</summary>
    public static string LoadName(string loadName) => $"{AnyLoad}:{loadName}";

    /// <summary>What there is to say of a program; its latest run and what its checks found are said elsewhere.</summary>
    /// <param name="program">The program.</param>
    /// <param name="runs">Its runs, newest first.</param>
    /// <param name="stamp">The data that there is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<ProgramFinding>> OfProgramAsync(
        ProgramRecord program, IReadOnlyList<RunRecord> runs, LoadStamp stamp, CancellationToken cancellationToken)
    {
        var findings = new List<ProgramFinding>();
        var name = TypedWord.Of(program.ProgramName);
        foreach (var run in runs.Where(run => run.Status == RunStatus.Running))
        {
            if (await IsInterruptedAsync(run, cancellationToken))
            {
                findings.Add(new ProgramFinding(
                    program.ProgramName,
                    run.RunKey,
                    "run-interrupted",
                    FindingSeverity.Error,
                    $"Run {run.RunKey} says Running since {ClockDifference.Text(run.StartedAt)}, and no process works on it.",
                    $"Run again, which gives it up: rfmbatch run --program {name}."));
            }
        }

        var last = runs.FirstOrDefault(run => run.Status != RunStatus.Trial)?.StartedAt;
        if (Overdue(program.CronExpression, program.TimeZoneId, program.ChangedAt, last, program.AttemptedAt) is { } planned)
        {
            findings.Add(new ProgramFinding(
                program.ProgramName,
                null,
                "run-overdue",
                FindingSeverity.Error,
                $"The run of {ClockDifference.Text(planned)} was not made.",
                $"See that `rfmbatch serve` or the scheduler runs, then: rfmbatch run --program {name} --if-changed."));
        }

        if (program.AttemptFailureText is { } reason
            && !(runs is [{ Status: RunStatus.Failed or RunStatus.Abandoned } newest, ..] && newest.FailureText == reason))
        {
            findings.Add(new ProgramFinding(
                program.ProgramName,
                null,
                "run-not-made",
                FindingSeverity.Error,
                $"The last scheduled run could not be made: {reason}",
                $"Repair the cause, then: rfmbatch run --program {name} --if-changed."));
        }

        findings.AddRange(Stale(program, stamp));
        return findings;
    }

    /// <summary>What there is to say of load definitions and of loads that were killed.</summary>
    public async Task<IReadOnlyList<ProgramFinding>> OfLoadsAsync(CancellationToken cancellationToken)
    {
        var findings = new List<ProgramFinding>();
        foreach (var load in (await store.LoadDefinitions.ListAsync(cancellationToken)).Where(load => load.IsEnabled))
        {
            var name = LoadName(load.LoadName);
            var command = $"rfmbatch loads run {TypedWord.Of(load.LoadName)}";
            if (Overdue(load.CronExpression, load.TimeZoneId, load.ChangedAt, null, load.AttemptedAt) is { } planned)
            {
                findings.Add(new ProgramFinding(
                    name,
                    null,
                    "load-overdue",
                    FindingSeverity.Error,
                    $"The load of {ClockDifference.Text(planned)} was not made.",
                    $"See that `rfmbatch serve` or the scheduler runs, then: {command}."));
            }

            if (load.AttemptFailureText is { } reason)
            {
                findings.Add(new ProgramFinding(
                    name, null, "load-failed", FindingSeverity.Error, reason, $"Repair the cause, then: {command}."));
            }
        }

        foreach (var loadKey in await InterruptedLoadsAsync(cancellationToken))
        {
            findings.Add(new ProgramFinding(
                AnyLoad,
                null,
                "load-interrupted",
                FindingSeverity.Error,
                $"Load {loadKey} was interrupted; nothing of it is visible.",
                "Load the file again; the next load marks this one Abandoned."));
        }

        return findings;
    }

    private DateTimeOffset? Overdue(
        string? cron, string timeZoneId, DateTimeOffset changedAt, DateTimeOffset? startedAt, DateTimeOffset? attemptedAt)
    {
        if (cron is null || CronSchedule.Last(cron, timeZoneId, clock.GetUtcNow() - Grace) is not { } planned)
        {
            return null;
        }

        // A schedule that is younger than the time in question has missed nothing. A minute, because two clocks differ.
        // What lies in the future was written by a clock that was wrong, and says nothing.
        var now = clock.GetUtcNow() + ClockDifference.ErrorLimit;
        var since = new[] { changedAt, startedAt ?? changedAt, attemptedAt ?? changedAt }.Where(at => at <= now).DefaultIfEmpty().Max();
        return since < planned - TimeSpan.FromMinutes(1) ? planned : null;
    }

    private async Task<bool> IsInterruptedAsync(RunRecord run, CancellationToken cancellationToken)
    {
        try
        {
            await using var taken = await store.ProgramLocks.AcquireAsync(run.ProgramName, TimeSpan.Zero, cancellationToken);

            // Under the lock: it may have ended since it was read.
            return await store.Runs.FindAsync(run.RunKey, cancellationToken) is { Status: RunStatus.Running };
        }
        catch (ProgramLockedException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<int>> InterruptedLoadsAsync(CancellationToken cancellationToken)
    {
        if ((await store.LoadHistory.ReadRunningAsync(cancellationToken)).Count == 0)
        {
            return [];
        }

        try
        {
            await using var taken = await store.ProgramLocks.AcquireAsync(
                ITransactionStore.LockName, TimeSpan.Zero, cancellationToken);
            return await store.LoadHistory.ReadRunningAsync(cancellationToken);
        }
        catch (ProgramLockedException)
        {
            return [];
        }
    }

    private IEnumerable<ProgramFinding> Stale(ProgramRecord program, LoadStamp stamp)
    {
        if (stamp.LastOrderDate is not { } last || Limit(program) is not var (limit, says))
        {
            yield break;
        }

        var days = AsOfResolver.Today(program, clock).DayNumber - last.DayNumber;
        if (days > limit)
        {
            yield return new ProgramFinding(
                program.ProgramName,
                null,
                "data-stale",
                FindingSeverity.Warning,
                FormattableString.Invariant($"The last transaction is of {last:yyyy-MM-dd}, {days} days ago; {says} {limit}."),
                "Load newer transactions, or change --freshness-days of the program.");
        }
    }

    // Twice the schedule's longest pause and a day: one night without an export is a holiday, two are not.
    private (int Days, string Says)? Limit(ProgramRecord program) => program switch
    {
        { FreshnessLimitDays: > 0 } => (program.FreshnessLimitDays, "the program allows"),
        { CronExpression: { } cron }
            when CronSchedule.LongestGap(cron, program.TimeZoneId, clock.GetUtcNow()) is { } gap =>
            ((int)Math.Ceiling(gap.TotalDays * 2) + 1, "its schedule lets expect at most"),
        _ => null,
    };
}
