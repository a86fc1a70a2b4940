using Microsoft.Extensions.Logging;
using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Publication;

/// <summary>Moves finished runs in and out of <c>bi</c>.</summary>
public sealed class RunPublisher(RfmStore store, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(10);

    /// <summary>Publishes a run that is held, a trial or unpublished.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="acceptedCheckIds">Ids of failed checks of severity Error that are accepted; all of them must be.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    /// <returns>The run as it is now.</returns>
    /// <exception cref="InvalidInputException">A failed check is not accepted, or an accepted one did not fail.</exception>
    /// <exception cref="RfmBatchException">There is no such run, it cannot be published, or its customer rows were purged.</exception>
    public async Task<RunRecord> PublishAsync(int runKey, IReadOnlyCollection<string> acceptedCheckIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(acceptedCheckIds);
        await store.EnsureDeployedAsync(cancellationToken);
        var seen = await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
        await using var programLock = await store.ProgramLocks.AcquireAsync(seen.ProgramName, LockWait, cancellationToken);
        await new SuccessionReviser(store, logger).ReviseAsync(seen.ProgramKey, programLock, cancellationToken);
        var run = await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
        CheckPublishable(run);
        if (Refusal(run, await store.RunResults.ReadChecksAsync(runKey, cancellationToken), acceptedCheckIds) is { } refusal)
        {
            throw refusal;
        }

        var ledger = await store.Runs.ListAsync(run.ProgramKey, cancellationToken);
        await ChangeAsync(run, RunStatus.Published, ledger, [.. Candidates(ledger), run], acceptedCheckIds, programLock, cancellationToken);
        RunLog.Published(logger, runKey, run.ProgramName);
        return await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
    }

    /// <summary>Takes a published run back; the run that spoke for its days before speaks for them again.</summary>
    /// <returns>The run as it is now.</returns>
    /// <exception cref="RfmBatchException">There is no such run, it is not published, or a run whose customer rows were purged would be the
    /// latest.</exception>
    public async Task<RunRecord> UnpublishAsync(int runKey, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var seen = await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
        await using var programLock = await store.ProgramLocks.AcquireAsync(seen.ProgramName, LockWait, cancellationToken);
        await new SuccessionReviser(store, logger).ReviseAsync(seen.ProgramKey, programLock, cancellationToken);
        var run = await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
        if (run.Status != RunStatus.Published)
        {
            throw new RfmBatchException(
                $"Run {runKey} is {run.Status}, not Published.", "Name a published run; `rfmbatch runs` lists them.");
        }

        var ledger = await store.Runs.ListAsync(run.ProgramKey, cancellationToken);
        List<RunRecord> remaining = [.. Candidates(ledger).Where(other => other.RunKey != runKey)];
        RefusePurgedLatest(run, ledger, remaining);
        await ChangeAsync(run, RunStatus.Unpublished, ledger, remaining, [], programLock, cancellationToken);
        RunLog.Unpublished(logger, runKey, run.ProgramName);
        return await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
    }

    /// <summary>Published runs that can speak: a superseded one whose customer rows were purged cannot become current again.</summary>
    internal static IEnumerable<RunRecord> Candidates(IReadOnlyList<RunRecord> ledger) =>
        ledger.Where(run => run.Status == RunStatus.Published && (run.IsCurrent || run.HasCustomerRows));

    /// <summary>Readers of the latest run would find nobody.</summary>
    /// <remarks>Publishing cannot lead there: a run that comes in has its customers, and moves latest only to itself.</remarks>
    private static void RefusePurgedLatest(RunRecord run, IReadOnlyList<RunRecord> ledger, IReadOnlyList<RunRecord> remaining)
    {
        var latestKey = PublicationPlanner.SuccessionOf(remaining).LatestRunKey;
        if (ledger.SingleOrDefault(other => other.RunKey == latestKey) is { HasCustomerRows: false, IsLatest: false } latest)
        {
            throw new RfmBatchException(
                FormattableString.Invariant($"Run {run.RunKey} cannot be taken back: run {latest.RunKey}, as of {latest.AsOf:yyyy-MM-dd}, ")
                    + "would be the latest, and its customer rows were purged by retention.",
                $"Compute that date anew first: {PurgedRun.Anew(latest)}; then rfmbatch unpublish {run.RunKey}.");
        }
    }

    private static void CheckPublishable(RunRecord run)
    {
        if (run.Status is not (RunStatus.Held or RunStatus.Trial or RunStatus.Unpublished))
        {
            throw new RfmBatchException(
                $"Run {run.RunKey} is {run.Status}; only a run that is Held, Trial or Unpublished can be published.",
                run.Status == RunStatus.Published
                    ? "There is nothing to do; `rfmbatch runs` shows which run is the latest."
                    : $"Make a new run: rfmbatch run --program {TypedWord.Of(run.ProgramName)}.");
        }

        if (!run.HasCustomerRows)
        {
            throw PurgedRun.Refusal(run);
        }
    }

    private static InvalidInputException? Refusal(
        RunRecord run, IReadOnlyList<QualityFinding> findings, IReadOnlyCollection<string> accepted)
    {
        var failed = findings.Where(finding => !finding.Passed && finding.Severity == CheckSeverity.Error).ToList();
        List<string> errors =
        [
            .. failed.Where(finding => !accepted.Contains(finding.CheckId))
                .Select(finding => $"Check {finding.CheckId} failed and is not accepted: {finding.Detail}"),
            .. accepted.Where(id => failed.TrueForAll(finding => finding.CheckId != id))
                .Select(id => $"--accept '{id}' names no check that failed with severity Error in run {run.RunKey}."
                    + NearestName.Question(id, failed.Select(finding => finding.CheckId).Except(accepted))),
        ];
        var accept = string.Concat(failed.Select(finding => $" --accept {finding.CheckId}"));
        return errors.Count == 0
            ? null
            : new InvalidInputException(errors, $"If this is right all the same: rfmbatch publish {run.RunKey}{accept}");
    }

    private async Task ChangeAsync(
        RunRecord run,
        string status,
        IReadOnlyList<RunRecord> ledger,
        IReadOnlyList<RunRecord> published,
        IReadOnlyCollection<string> accepted,
        IProgramLock programLock,
        CancellationToken cancellationToken)
    {
        var change = await new PublicationPlanner(store, programLock).PrepareAsync(
            run.ProgramKey, ledger, published, null, cancellationToken);
        var findings = status == RunStatus.Published
            ? await new PublicationChecker(store, programLock).CheckAsync(change, run.RunKey, cancellationToken)
            : [];
        if (findings.Any(finding => !finding.Passed && !accepted.Contains(finding.CheckId)))
        {
            await KeepAsync(run, findings, programLock, cancellationToken);
            throw Refusal(run, findings, [])!;
        }

        await using var transaction = await store.Dialect.BeginWriteAsync(programLock.Connection, cancellationToken);
        await programLock.EnsureHeldAsync(transaction, cancellationToken);
        await store.Succession.ChangeStatusAsync(
            run, status, status == RunStatus.Published ? clock.GetUtcNow() : null, transaction, cancellationToken);
        await new PublicationWriter(store).ApplyAsync(change, transaction, cancellationToken);
        if (findings.Count > 0)
        {
            await store.RunResults.ReplaceChecksAsync(run.RunKey, findings, transaction, cancellationToken);
        }

        await store.Audit.WriteAsync(
            status == RunStatus.Published
                ? AuditEntry.Publish(run.RunKey, run.ProgramName, accepted)
                : AuditEntry.Unpublish(run.RunKey, run.ProgramName),
            transaction,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps what failed, so that it can be looked at and accepted.</summary>
    private async Task KeepAsync(
        RunRecord run, IReadOnlyList<QualityFinding> findings, IProgramLock programLock, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Dialect.BeginWriteAsync(programLock.Connection, cancellationToken);
        await store.RunResults.ReplaceChecksAsync(run.RunKey, findings, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
