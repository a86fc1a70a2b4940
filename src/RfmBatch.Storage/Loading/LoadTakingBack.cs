using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Calendar;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>Takes a load back: its rows no longer count from now on, and what it replaced counts again.</summary>
internal sealed class LoadTakingBack(SqlDialect dialect)
{
    private const string CountRows =
        "SELECT COALESCE(SUM(d.RowsLoaded), 0) AS RowsRemoved FROM {sales.LoadDay} AS d WHERE d.LoadKey = @UndoneLoadKey;";

    /// <summary>Takes it back in one transaction; a ledger row of its own says so.</summary>
    /// <param name="undone">A completed load that nothing builds on.</param>
    /// <param name="clock">Gives begin and end.</param>
    /// <param name="entering">Told what it does next, a word or two.</param>
    /// <param name="cancellationToken">Cancels it; then the load stays as it was.</param>
    /// <returns>Key of the undo, and the rows that no longer count.</returns>
    public async Task<(int LoadKey, long RowsRemoved)> TakeBackAsync(
        LoadRecord undone, TimeProvider clock, Action<string> entering, CancellationToken cancellationToken)
    {
        var start = new LoadStart(undone.LoadKind, undone.SourceName, null, clock.GetUtcNow(), "{}") { SourceLabel = undone.SourceLabel };
        var loadKey = await LoadLedger.BeginAsync(dialect, start, undone.LoadKey, cancellationToken);
        try
        {
            return (loadKey, await ApplyAsync(loadKey, undone, clock, entering, cancellationToken));
        }
        catch (Exception error)
        {
            var explained = error is DbException failure ? dialect.Explain(failure) : null;
            var reason = LoadLedger.ReasonOf(explained ?? error, cancellationToken);
            await LoadLedger.FailAsync(dialect, loadKey, LoadTotals.None, reason, clock.GetUtcNow(), CancellationToken.None);
            if (explained is not null)
            {
                throw explained;
            }

            throw;
        }
    }

    private async Task<long> ApplyAsync(
        int loadKey, LoadRecord undone, TimeProvider clock, Action<string> entering, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var keys = new DynamicParameters();
        keys.Add("LoadKey", loadKey, DbType.Int32);
        keys.Add("UndoneLoadKey", undone.LoadKey, DbType.Int32);
        keys.Add("ToLoadKey", loadKey, DbType.Int32);
        var rows = await connection.ExecuteScalarAsync<long>(Command(dialect.Resolve(CountRows)));
        await connection.ExecuteAsync(Command(dialect.Text("Queries/Load_CreateMatching")));
        entering("taking rows back");
        await connection.ExecuteAsync(Command(dialect.Text("Queries/Load_TakeBack")));
        if (undone.HasValueHistory)
        {
            entering("taking values back");
            await connection.ExecuteAsync(Command(dialect.Text("Queries/Load_FoldAttributes")));
            await connection.ExecuteAsync(Command(dialect.Text("Queries/Load_TakeBackValues")));
        }

        entering("refreshing customers");
        await connection.ExecuteAsync(Command(dialect.Text("Queries/Load_RefreshCustomers")));
        await connection.ExecuteAsync(Command(dialect.Text("Queries/Load_DropMatching")));
        await new CalendarStore(dialect).ShrinkAsync(connection, transaction, undone.LoadKey, cancellationToken);
        await LoadLedger.CloseAsync(
            dialect,
            connection,
            transaction,
            loadKey,
            "Completed",
            LoadTotals.None with { RowsReplaced = rows },
            null,
            clock.GetUtcNow(),
            cancellationToken);
        await new AuditStore(dialect).WriteAsync(
            AuditEntry.Undo(undone.LoadKey, undone.SourceName, rows), transaction, cancellationToken);
        entering("committing");
        await transaction.CommitAsync(cancellationToken);
        return rows;

        CommandDefinition Command(string text) =>
            SqlDialect.Command(text, keys, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds);
    }
}
