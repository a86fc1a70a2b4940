using RfmBatch.Application.Publication;
using RfmBatch.Core.Operations;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>Ends a computed run in one short transaction: totals, findings and, unless it is held, its publication.</summary>
internal sealed class RunFinisher(RfmStore store, IProgramLock programLock, string programName)
{
    /// <summary>Ends a run.</summary>
    /// <param name="run">How it ends.</param>
    /// <param name="findings">What was checked, all of it before.</param>
    /// <param name="change">What its publication changes, or null where it is not published.</param>
    /// <param name="committing">Told when all is written.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    public async Task FinishAsync(
        FinishedRun run,
        IReadOnlyList<QualityFinding> findings,
        PreparedPublication? change,
        Action committing,
        CancellationToken cancellationToken)
    {
        await using var transaction = await store.Dialect.BeginWriteAsync(programLock.Connection, cancellationToken);
        await programLock.EnsureHeldAsync(transaction, cancellationToken);
        await store.Runs.FinishAsync(run, transaction, cancellationToken);
        if (change is not null)
        {
            await new PublicationWriter(store).ApplyAsync(change, transaction, cancellationToken);
            await store.Audit.WriteAsync(AuditEntry.Publish(run.RunKey, programName, []), transaction, cancellationToken);
        }

        await store.RunResults.WriteChecksAsync(run.RunKey, findings, transaction, cancellationToken);
        committing();
        await transaction.CommitAsync(cancellationToken);
    }
}
