using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Operations;

/// <summary>
/// Looks at what readers see: is each program's latest run there, sound and fresh, and is anything held? It changes nothing.
/// </summary>
public sealed class QualityReviewer(RfmStore store, TimeProvider clock)
{
    /// <summary>Of these what should have happened and did not: overdue, interrupted and vain runs and loads, stale data.</summary>
    public Task<IReadOnlyList<ProgramFinding>> ReviewNightAsync(CancellationToken cancellationToken) =>
        ReviewAsync((_, _, ofNight) => Task.FromResult(ofNight), cancellationToken);

    /// <summary>Findings by program; one that is well has one finding of severity Ok.</summary>
    public Task<IReadOnlyList<ProgramFinding>> ReviewAsync(CancellationToken cancellationToken) => ReviewAsync(
        async (program, runs, ofNight) =>
        {
            var latest = runs.FirstOrDefault(run => run.IsLatest);
            List<ProgramFinding> found =
            [
                .. await LatestAsync(program, latest, cancellationToken),
                .. Newer(program, runs, latest),
                .. await PurgesAsync(program, latest, cancellationToken),
                .. await UndoneAsync(program, latest, cancellationToken),
                .. ofNight,
            ];
            return found.Count > 0
                ? found
                :
                [
                    new ProgramFinding(
                        program.ProgramName, latest!.RunKey, "passed", FindingSeverity.Ok, "All checks of the latest run passed.", ""),
                ];
        },
        cancellationToken);

    // Loads, then program by program what the night has to say, and what is put around it.
    private async Task<IReadOnlyList<ProgramFinding>> ReviewAsync(
        Func<ProgramRecord, IReadOnlyList<RunRecord>, IReadOnlyList<ProgramFinding>, Task<IReadOnlyList<ProgramFinding>>> complete,
        CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var stamp = await store.Summaries.ReadStampAsync(cancellationToken);
        var night = new NightReview(store, clock);
        var findings = new List<ProgramFinding>(await night.OfLoadsAsync(cancellationToken));
        foreach (var program in (await store.Programs.ListAsync(cancellationToken)).Where(program => program.IsActive))
        {
            var runs = await store.Runs.ListAsync(program.ProgramKey, cancellationToken);
            findings.AddRange(
                await complete(program, runs, await night.OfProgramAsync(program, runs, stamp, cancellationToken)));
        }

        return findings;
    }

    private async Task<IReadOnlyList<ProgramFinding>> LatestAsync(
        ProgramRecord program, RunRecord? latest, CancellationToken cancellationToken)
    {
        if (latest is null)
        {
            return
            [
                new ProgramFinding(
                    program.ProgramName,
                    null,
                    "never-published",
                    FindingSeverity.Notice,
                    "No run is published.",
                    $"Run it: rfmbatch run --program {TypedWord.Of(program.ProgramName)}.")
            ];
        }

        var checks = await store.RunResults.ReadChecksAsync(latest.RunKey, cancellationToken);
        return [.. checks.Where(check => !check.Passed).Select(check => new ProgramFinding(
            program.ProgramName,
            latest.RunKey,
            check.CheckId,
            check.Severity switch
            {
                CheckSeverity.Error => FindingSeverity.Error,
                CheckSeverity.Warning => FindingSeverity.Warning,
                _ => FindingSeverity.Notice,
            },
            check.Detail,
            check.Severity == CheckSeverity.Error ? "It was accepted when the run was published; look whether it still may be." : ""))];
    }

    /// <summary>What happened after the latest run, newest first: only the newest outcome of each kind is news.</summary>
    private static IEnumerable<ProgramFinding> Newer(ProgramRecord program, IReadOnlyList<RunRecord> runs, RunRecord? latest)
    {
        var newer = runs
            .TakeWhile(run => run.RunKey != latest?.RunKey)
            .Where(run => run.Status is not (RunStatus.Trial or RunStatus.Running))
            .ToList();
        if (newer.FirstOrDefault() is { Status: RunStatus.Failed or RunStatus.Abandoned } failed)
        {
            yield return new ProgramFinding(
                program.ProgramName,
                failed.RunKey,
                "run-failed",
                FindingSeverity.Error,
                $"The last run is {failed.Status}: {failed.FailureText}",
                $"Repair the cause, then: rfmbatch run --program {TypedWord.Of(program.ProgramName)}.");
        }

        if (newer.FirstOrDefault(run => run.Status == RunStatus.Held) is { } held)
        {
            yield return new ProgramFinding(
                program.ProgramName,
                held.RunKey,
                "run-held",
                FindingSeverity.Error,
                $"Run {held.RunKey} is held back by its checks; readers still see the run before it.",
                $"Look at it, then repair the data and run again, or: rfmbatch publish {held.RunKey} names the checks to accept.");
        }
    }

    /// <summary>Nobody in the latest run, and purges to be finished.</summary>
    private async Task<IReadOnlyList<ProgramFinding>> PurgesAsync(
        ProgramRecord program, RunRecord? latest, CancellationToken cancellationToken)
    {
        var findings = new List<ProgramFinding>();
        if (latest is { HasCustomerRows: false })
        {
            findings.Add(new ProgramFinding(
                program.ProgramName,
                latest.RunKey,
                "latest-purged",
                FindingSeverity.Error,
                "The customer rows of the latest run were purged: CustomerRfmLatest shows nobody of this program.",
                $"Make a new run: rfmbatch run --program {TypedWord.Of(program.ProgramName)}."));
        }

        foreach (var runKey in await store.Retention.ReadHalfPurgedRunsAsync(program.ProgramKey, cancellationToken))
        {
            findings.Add(new ProgramFinding(
                program.ProgramName,
                runKey,
                "purge-unfinished",
                FindingSeverity.Notice,
                "A purge of this run was interrupted, or is at work; what is left of its customer rows is not visible.",
                "`rfmbatch purge --yes` deletes the rest."));
        }

        return findings;
    }

    /// <summary>Loads that the latest run counts and that were taken back since.</summary>
    private async Task<IReadOnlyList<ProgramFinding>> UndoneAsync(
        ProgramRecord program, RunRecord? latest, CancellationToken cancellationToken)
    {
        if (latest?.LastLoadKey is not { } lastLoad
            || await store.LoadUndo.ReadUndoneAsync(lastLoad, cancellationToken) is not { Count: > 0 } undone)
        {
            return [];
        }

        return
        [
            new ProgramFinding(
                program.ProgramName,
                latest.RunKey,
                "load-undone",
                FindingSeverity.Notice,
                $"Run {latest.RunKey} counts what was taken back since: load {string.Join(", load ", undone)}.",
                $"Run again: rfmbatch run --program {TypedWord.Of(program.ProgramName)}.")
        ];
    }
}

/// <summary>Something to know about a program's results.</summary>
/// <param name="ProgramName">The program; <c>load:NAME</c> of a load definition, <c>load</c> of a load.</param>
/// <param name="RunKey">The run it is about, or null.</param>
/// <param name="CheckId">Id of the check that did not pass, or <c>never-published</c>, <c>run-held</c>, <c>run-failed</c>,
/// <c>run-interrupted</c>, <c>run-overdue</c>, <c>run-not-made</c>, <c>load-interrupted</c>, <c>load-overdue</c>, <c>load-failed</c>,
/// <c>latest-purged</c>, <c>purge-unfinished</c>, <c>data-stale</c>, <c>passed</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, one sentence.</param>
/// <param name="NextStep">What to do, or empty when nothing is.</param>
public sealed record ProgramFinding(
    string ProgramName, int? RunKey, string CheckId, FindingSeverity Severity, string Message, string NextStep);
