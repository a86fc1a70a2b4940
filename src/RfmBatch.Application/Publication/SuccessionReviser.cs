using Microsoft.Extensions.Logging;
using RfmBatch.Core.Publication;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Publication;

/// <summary>
/// Brings a succession that 0.1 derived from the times at which runs finished to the rule of <see cref="Core.Publication.Succession"/>.
/// </summary>
/// <remarks>
/// At the beginning of a program's next run (also one that finds nothing changed), publish, unpublish or purge, and not by <c>deploy</c>:
/// it changes history and migration as a publication does, so it needs the program's lock and the rights of a run.
/// Each as-of date is a transaction of its own; stopped between two, the next one goes on.
/// Where there is nothing to revise it costs one read of the ledger.
/// </remarks>
internal sealed class SuccessionReviser(RfmStore store, ILogger logger)
{
    /// <summary>Makes current what is to be current. Only the holder of the program's lock may call it.</summary>
    public async Task ReviseAsync(int programKey, IProgramLock programLock, CancellationToken cancellationToken)
    {
        while (true)
        {
            var ledger = await store.Runs.ListAsync(programKey, cancellationToken);
            if (Hidden(ledger).MinBy(run => run.AsOf) is not { } hidden)
            {
                return;
            }

            var shown = ledger.SingleOrDefault(run => run.IsCurrent && run.AsOf == hidden.AsOf);
            await ReplaceAsync(programKey, ledger, shown, hidden, programLock, cancellationToken);
            RunLog.Revised(logger, hidden.RunKey, hidden.AsOf, shown?.RunKey);
        }
    }

    /// <summary>Published runs that should be current for their as-of date and are not.</summary>
    public static IEnumerable<RunRecord> Hidden(IReadOnlyList<RunRecord> ledger)
    {
        var current = PublicationPlanner.SuccessionOf(RunPublisher.Candidates(ledger)).Current.Select(run => run.Run.RunKey).ToHashSet();
        return ledger.Where(run => !run.IsCurrent && current.Contains(run.RunKey));
    }

    private async Task ReplaceAsync(
        int programKey,
        IReadOnlyList<RunRecord> ledger,
        RunRecord? shown,
        RunRecord hidden,
        IProgramLock programLock,
        CancellationToken cancellationToken)
    {
        List<RunRecord> current = [.. ledger.Where(run => run.IsCurrent && run != shown), hidden];
        var change = await new PublicationPlanner(store, programLock).PrepareAsync(programKey, ledger, current, null, cancellationToken);
        await using var transaction = await store.Dialect.BeginWriteAsync(programLock.Connection, cancellationToken);
        await programLock.EnsureHeldAsync(transaction, cancellationToken);
        await new PublicationWriter(store).ApplyAsync(change, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
