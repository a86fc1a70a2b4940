using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Takes a load back: its rows no longer count, what it replaced counts again, attributes and categories go back.</summary>
/// <param name="store">A deployed store.</param>
/// <param name="clock">Gives begin and end.</param>
/// <param name="logger">Keys and counts, no data.</param>
public sealed class LoadUndoer(RfmStore store, TimeProvider clock, ILogger logger)
{
    private const string SeeLoads = "bi.Load lists the loads with their keys and states.";

    /// <summary>Takes it back.</summary>
    /// <param name="loadKey">The load.</param>
    /// <param name="cancellationToken">Cancels it; then the load stays as it was.</param>
    /// <exception cref="RfmBatchException">There is no such load, it cannot be taken back, or another load is in progress.</exception>
    public async Task<UndoOutcome> UndoAsync(int loadKey, CancellationToken cancellationToken)
    {
        await using var turn = await LoadTurn.TakeAsync(store, clock, cancellationToken);
        var load = await store.LoadUndo.FindAsync(loadKey, cancellationToken)
            ?? throw new InvalidInputException([$"There is no load {loadKey}."], SeeLoads);
        RefuseUnlessUndoable(load);
        var later = await store.LoadUndo.ReadLaterAsync(loadKey, cancellationToken);
        if (later.Count > 0)
        {
            throw new RfmBatchException(
                $"Load {loadKey} ('{load.SourceName}') cannot be taken back, because later loads build on it: "
                + $"{string.Join(", ", later.Select(Describe))}.",
                $"Nothing was changed. Take back load {later[0].LoadKey} first: rfmbatch loads undo {later[0].LoadKey}.");
        }

        var (undoKey, rows) = await store.LoadUndo.TakeBackAsync(
            load, clock, phase => Log.Undoing(logger, loadKey, phase), cancellationToken);
        Log.Undone(logger, loadKey, undoKey, rows);
        return new UndoOutcome(load, undoKey, rows, await store.LoadUndo.ReadRunsAsync(loadKey, undoKey, cancellationToken));
    }

    private static void RefuseUnlessUndoable(LoadRecord load)
    {
        if (load.UndoesLoadKey is { } undone)
        {
            throw new RfmBatchException(
                $"Load {load.LoadKey} took back load {undone}, and is not taken back itself.",
                $"Load '{load.SourceName}' again; a file that was undone needs no --again.");
        }

        if (load.UndoneByLoadKey is { } by)
        {
            throw new RfmBatchException($"Load {load.LoadKey} was taken back before, by load {by}.", "There is nothing to do.");
        }

        if (load.Status != "Completed")
        {
            throw new RfmBatchException($"Load {load.LoadKey} is {load.Status}: nothing of it stayed.", SeeLoads);
        }

        if (load.RowsReplaced > load.RowsHidden)
        {
            throw new RfmBatchException(
                $"Load {load.LoadKey} replaced {load.RowsReplaced} rows, of which a purge has deleted "
                + $"{load.RowsReplaced - load.RowsHidden}: they cannot come back.",
                "Load a corrected file of the source with --source and --replace instead.");
        }
    }

    private static string Describe(LaterLoad later) => later.Replaces
        ? $"load {later.LoadKey} ('{later.SourceName}') replaced {later.RowCount} of its rows"
        : $"load {later.LoadKey} ('{later.SourceName}') skipped {later.RowCount} rows because it has them";
}

/// <summary>A load that was taken back.</summary>
/// <param name="Load">The load.</param>
/// <param name="UndoKey">The ledger row that says so.</param>
/// <param name="RowsRemoved">Rows that no longer count.</param>
/// <param name="Runs">Finished runs that count them.</param>
public sealed record UndoOutcome(LoadRecord Load, int UndoKey, long RowsRemoved, IReadOnlyList<SeeingRun> Runs);
