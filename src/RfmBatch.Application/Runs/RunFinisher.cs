using RfmBatch.Application.Publication;
using RfmBatch.Core.Operations;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>
/// Ends a computed run in one short transaction: its totals, its checks and, unless rows contradict one another, its publication.
/// </summary>
internal sealed class RunFinisher(RfmStore store, IProgramLock programLock, int programKey, string programName)
{
    /// <summary>Ends a run; one whose publication would contradict itself is held instead.</summary>
    /// <param name="run">How it is to end.</param>
    /// <param name="findings">What was checked so far.</param>
    /// <param name="change">What its publication changes, or null where it is not to be published.</param>
    /// <param name="committing">Told when all is written.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    /// <returns>How it has ended, and all findings.</returns>
    public async Task<(FinishedRun Run, IReadOnlyList<QualityFinding> Findings)> FinishAsync(
        FinishedRun run,
        IReadOnlyList<QualityFinding> findings,
        PreparedPublication? change,
        Action committing,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<QualityFinding> published = [];
        await using (var transaction = await store.Dialect.BeginWriteAsync(programLock.Connection, cancellationToken))
        {
            await programLock.EnsureHeldAsync(transaction, cancellationToken);
            await store.Runs.FinishAsync(run, transaction, cancellationToken);
            var finished = await store.Identities.CheckAsync(
                IdentityMoment.Finished, run.RunKey, programKey, transaction, cancellationToken);
            if (change is not null)
            {
                published = await new PublicationWriter(store).ApplyAndCheckAsync(change, run.RunKey, transaction, cancellationToken);
            }

            if (change is null || finished.Concat(published).All(finding => finding.Passed))
            {
                IReadOnlyList<QualityFinding> all = [.. findings, .. finished, .. published];
                await store.RunResults.WriteChecksAsync(run.RunKey, all, transaction, cancellationToken);
                if (change is not null)
                {
                    await store.Audit.WriteAsync(AuditEntry.Publish(run.RunKey, programName, []), transaction, cancellationToken);
                }

                committing();
                await transaction.CommitAsync(cancellationToken);
                return (run, all);
            }

            await transaction.RollbackAsync(cancellationToken);
        }

        return await FinishAsync(run with { Status = RunStatus.Held }, [.. findings, .. published], null, committing, cancellationToken);
    }
}
