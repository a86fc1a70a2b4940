using System.Data.Common;
using RfmBatch.Storage;

namespace RfmBatch.Application.Publication;

/// <summary>Writes a prepared publication inside its transaction.</summary>
internal sealed class PublicationWriter(RfmStore store)
{
    /// <summary>Writes it.</summary>
    public async Task ApplyAsync(PreparedPublication change, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var (runKey, isCurrent, previous) in change.Places)
        {
            await store.Succession.SetAsync(runKey, isCurrent, previous, transaction, cancellationToken);
        }

        await store.Succession.SetLatestAsync(change.ProgramKey, change.LatestRunKey, transaction, cancellationToken);
        await store.ClusterNames.DeriveAsync(change.ProgramKey, transaction, cancellationToken);
        await ApplyHistoryAsync(change, transaction, cancellationToken);
        foreach (var pair in change.MigrationsToDelete)
        {
            await store.Migrations.DeleteAsync(pair, transaction, cancellationToken);
        }

        foreach (var (pair, rows) in change.MigrationsToInsert)
        {
            await store.Migrations.InsertAsync(change.ProgramKey, pair, rows, transaction, cancellationToken);
        }

        foreach (var valuation in change.Valuations)
        {
            await store.SegmentValues.ReplaceAsync(valuation, transaction, cancellationToken);
        }

        if (change.Cohorts is { } cohorts)
        {
            await store.Cohorts.ReplaceAsync(change.ProgramKey, cohorts.Cohorts, cohorts.Months, transaction, cancellationToken);
        }
    }

    private async Task ApplyHistoryAsync(PreparedPublication change, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (change.Window is not { } window)
        {
            return;
        }

        if (change.FirstRunKey is { } first)
        {
            await store.History.InsertFirstAsync(window, first, transaction, cancellationToken);
        }
        else
        {
            await store.History.ApplyAsync(window, transaction, cancellationToken);
        }
    }
}
