using Microsoft.Extensions.Logging;
using RfmBatch.Application.Publication;
using RfmBatch.Core.Operations;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Operations;

/// <summary>Deletes customer rows that retention no longer keeps, what failed runs left behind, and old rejected text.</summary>
public sealed class RunPurger(RfmStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>Days for which the raw text of rejected lines is kept, and rows that were replaced or taken back.</summary>
    public const int RawTextDays = 30;

    /// <summary>What <see cref="PurgeAsync"/> would delete now.</summary>
    public async Task<PurgePlan> PlanAsync(CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var items = new List<PurgeItem>();
        foreach (var program in await store.Programs.ListAsync(cancellationToken))
        {
            items.AddRange(await PlanAsync(program, cancellationToken));
        }

        return new PurgePlan(
            items,
            await store.Retention.CountRawTextsAsync(RawTextLimit, cancellationToken),
            await store.LedgerRetention.CountRemovedRowsAsync(RawTextLimit, cancellationToken),
            await store.Audit.CountAsync(AuditLimit, cancellationToken));
    }

    /// <summary>Deletes it, program by program under the program's lock, in batches that each are a transaction of their own.</summary>
    /// <param name="cancellationToken">Ends it between two batches; the next purge goes on.</param>
    public async Task<PurgeReport> PurgeAsync(CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var runCount = 0;
        var rowCount = 0L;
        var busy = new List<string>();
        foreach (var program in await store.Programs.ListAsync(cancellationToken))
        {
            try
            {
                await using var programLock = await store.ProgramLocks.AcquireAsync(program.ProgramName, TimeSpan.Zero, cancellationToken);
                await new SuccessionReviser(store, logger).ReviseAsync(program.ProgramKey, programLock, cancellationToken);
                foreach (var item in await PlanAsync(program, cancellationToken))
                {
                    rowCount += await DeleteAsync(item, programLock, cancellationToken);
                    runCount++;
                }
            }
            catch (ProgramLockedException)
            {
                busy.Add(program.ProgramName);
            }
        }

        var texts = await store.Retention.ClearRawTextsAsync(RawTextLimit, cancellationToken);
        var (removed, isLoading) = await PurgeLedgerAsync(cancellationToken);
        var acts = await store.Audit.DeleteAsync(AuditLimit, cancellationToken);
        if (texts + removed + (acts ?? 0) > 0)
        {
            await store.Audit.WriteAsync(AuditEntry.PurgeStore(texts, removed, acts ?? 0), cancellationToken);
        }

        return new PurgeReport(runCount, rowCount, texts, removed, busy, isLoading, acts);
    }

    // Nothing may be loaded or taken back meanwhile.
    private async Task<(long RemovedRowCount, bool IsLoading)> PurgeLedgerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var loadLock = await store.ProgramLocks.AcquireAsync(
                ITransactionStore.LockName, TimeSpan.Zero, cancellationToken);
            var removed = await store.LedgerRetention.DeleteRemovedRowsAsync(RawTextLimit, cancellationToken);
            await store.LedgerRetention.CondenseValuesAsync(RawTextLimit, cancellationToken);
            return (removed, false);
        }
        catch (ProgramLockedException)
        {
            return (0, true);
        }
    }

    private DateTimeOffset RawTextLimit => clock.GetUtcNow().AddDays(-RawTextDays);

    private DateTimeOffset AuditLimit => clock.GetUtcNow().AddMonths(-AuditStore.KeptMonths);

    private async Task<IReadOnlyList<PurgeItem>> PlanAsync(ProgramRecord program, CancellationToken cancellationToken)
    {
        var ledger = (await store.Runs.ListAsync(program.ProgramKey, cancellationToken)).ToDictionary(run => run.RunKey);
        var stored = ledger.Values
            .Where(run => run.HasCustomerRows && run.FinishedAt is not null)
            .Select(run => new StoredRun(run.RunKey, run.AsOf, run.FinishedAt!.Value.UtcDateTime, run.Status == RunStatus.Published));
        var items = new List<PurgeItem>();
        foreach (var leftover in await store.Retention.ReadLeftoverRunsAsync(program.ProgramKey, cancellationToken))
        {
            items.Add(await ItemAsync(ledger[leftover], "never finished", cancellationToken));
        }

        foreach (var halfPurged in await store.Retention.ReadHalfPurgedRunsAsync(program.ProgramKey, cancellationToken))
        {
            items.Add(await ItemAsync(ledger[halfPurged], "an earlier purge was interrupted", cancellationToken));
        }

        foreach (var decision in Retention.For(stored, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            .Where(decision => !decision.KeepsCustomerRows))
        {
            items.Add(await ItemAsync(ledger[decision.RunKey], decision.Reason, cancellationToken));
        }

        return [.. items.OrderBy(item => item.AsOf).ThenBy(item => item.RunKey)];
    }

    private async Task<PurgeItem> ItemAsync(RunRecord run, string reason, CancellationToken cancellationToken) =>
        new(
            run.RunKey,
            run.ProgramName,
            run.AsOf,
            run.Status,
            await store.Retention.CountCustomerRowsAsync(run.RunKey, cancellationToken),
            reason);

    private async Task<long> DeleteAsync(PurgeItem item, IProgramLock programLock, CancellationToken cancellationToken)
    {
        await HideAsync(item, programLock, cancellationToken);
        var rows = item.Status is RunStatus.Failed or RunStatus.Abandoned
            ? await store.Retention.DeleteAllRowsAsync(item.RunKey, cancellationToken)
            : await store.Retention.DeleteCustomerRowsAsync(
                item.RunKey, batch => RunLog.PurgedBatch(logger, batch, item.RunKey, item.ProgramName), cancellationToken);
        RunLog.Purged(logger, rows, item.RunKey, item.ProgramName);
        return rows;
    }

    /// <summary>
    /// First of all, in a transaction of its own, the run stops being shown with customers: however the deleting of so many rows ends,
    /// no reader sees a part of them.
    /// It is on the lock's session, because what was planned holds only as long as nobody can publish or take back a run.
    /// </summary>
    private async Task HideAsync(PurgeItem item, IProgramLock programLock, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Dialect.BeginWriteAsync(programLock.Connection, cancellationToken);
        await programLock.EnsureHeldAsync(transaction, cancellationToken);
        await store.Retention.HideCustomersAsync(item.RunKey, transaction, cancellationToken);
        await store.Audit.WriteAsync(
            AuditEntry.Purge(item.RunKey, item.ProgramName, item.RowCount, item.Reason), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        RunLog.Hidden(logger, item.RowCount, item.RunKey, item.ProgramName);
    }
}

/// <summary>What a purge deleted.</summary>
/// <param name="RunCount">Runs that lost their customer rows.</param>
/// <param name="RowCount">Customer rows deleted.</param>
/// <param name="RawTextCount">Rejected lines whose raw text was cleared.</param>
/// <param name="RemovedRowCount">Transactions deleted that had been replaced or taken back.</param>
/// <param name="BusyProgramNames">Programs left out because a run or publication of theirs was in progress.</param>
/// <param name="IsLoading">Whether transactions were left out because a load was in progress.</param>
/// <param name="AuditCount">Acts deleted from the audit; null where old ones are left because this login may not delete them.</param>
public sealed record PurgeReport(
    int RunCount,
    long RowCount,
    long RawTextCount,
    long RemovedRowCount,
    IReadOnlyList<string> BusyProgramNames,
    bool IsLoading,
    long? AuditCount);

/// <summary>What a purge deletes.</summary>
/// <param name="Runs">Runs that lose their customer rows; ascending by program and as-of date.</param>
/// <param name="RawTextCount">Rejected lines whose raw text is cleared.</param>
/// <param name="RemovedRowCount">Transactions that were replaced or taken back over 30 days ago and that no run with customers
/// counts.</param>
/// <param name="AuditCount">Acts that are too old for the audit.</param>
public sealed record PurgePlan(IReadOnlyList<PurgeItem> Runs, long RawTextCount, long RemovedRowCount, long AuditCount)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Runs.Count == 0 && RawTextCount == 0 && RemovedRowCount == 0 && AuditCount == 0;
}

/// <summary>One run that loses its customer rows; figures, thresholds, migration, history and checks stay.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="Status">Its status, which stays.</param>
/// <param name="RowCount">Customer rows.</param>
/// <param name="Reason">Why, a few words.</param>
public sealed record PurgeItem(int RunKey, string ProgramName, DateOnly AsOf, string Status, long RowCount, string Reason);
