using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Calendar;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>The statements that begin and end a load.</summary>
public static class LoadLedger
{
    // The greatest SaleKey itself would need a scan: the key of SalesTransaction begins with the customer.
    private const string CountSales =
        """
        SELECT COALESCE(SUM(l.RowsLoaded + l.RowsSkipped), 0) AS SaleCount FROM {etl.Load} AS l
        WHERE l.LoadKind = 'transactions' AND l.Status = 'Completed';
        """;

    /// <summary>Writes the ledger row, Running and committed, so that a load that dies leaves a trace.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="start">What the load begins with.</param>
    /// <param name="undoesLoadKey">The load that it takes back, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its key.</returns>
    public static async Task<int> BeginAsync(
        SqlDialect dialect, LoadStart start, int? undoesLoadKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(start);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var parameters = new DynamicParameters();
        parameters.Add("LoadKind", start.Kind, DbType.AnsiString, size: 20);
        parameters.Add(
            "SourceName", start.SourceName.Length > 400 ? start.SourceName[..400] : start.SourceName, DbType.String, size: 400);
        parameters.Add("SourceHash", start.SourceHash, DbType.AnsiString, size: 64);
        dialect.AddInstant(parameters, "StartedAt", start.StartedAt);
        parameters.Add("OptionsJson", start.OptionsJson, DbType.String, size: -1);
        parameters.Add("SourceLabel", start.SourceLabel, DbType.String, size: 100);
        parameters.Add("UndoesLoadKey", undoesLoadKey, DbType.Int32);
        return await connection.ExecuteScalarAsync<int>(
            SqlDialect.Command(dialect.Text("Queries/Load_Insert"), parameters, cancellationToken));
    }

    /// <summary>The number of sale keys in use: keys are given in the order of loads and lines; skipped rows had one.</summary>
    public static Task<long> CountSalesAsync(
        SqlDialect dialect, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return connection.ExecuteScalarAsync<long>(
            SqlDialect.Command(dialect.Resolve(CountSales), null, cancellationToken, transaction));
    }

    /// <summary>Closes the ledger row with its totals.</summary>
    public static async Task CloseAsync(
        SqlDialect dialect,
        DbConnection connection,
        DbTransaction? transaction,
        int loadKey,
        string status,
        LoadTotals totals,
        string? failureText,
        DateTimeOffset finishedAt,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(totals);
        var parameters = new DynamicParameters();
        parameters.Add("LoadKey", loadKey, DbType.Int32);
        parameters.Add("Status", status, DbType.AnsiString, size: 20);
        parameters.Add("RowsRead", totals.RowsRead, DbType.Int64);
        parameters.Add("RowsLoaded", totals.RowsLoaded, DbType.Int64);
        parameters.Add("RowsDropped", totals.RowsDropped, DbType.Int64);
        parameters.Add("RowsRejected", totals.RowsRejected, DbType.Int64);
        parameters.Add("FailureText", failureText is { Length: > 2000 } ? failureText[..2000] : failureText, DbType.String, size: 2000);
        parameters.Add("RowsOverlapping", totals.RowsOverlapping, DbType.Int64);
        parameters.Add("RowsSkipped", totals.RowsSkipped, DbType.Int64);
        parameters.Add("RowsFiltered", totals.RowsFiltered, DbType.Int64);
        parameters.Add("RowsReplaced", totals.RowsReplaced, DbType.Int64);
        dialect.AddAmount(parameters, "AmountLoaded", totals.AmountLoaded);
        dialect.AddDate(parameters, "FirstOrderDate", totals.FirstOrderDate);
        dialect.AddDate(parameters, "LastOrderDate", totals.LastOrderDate);
        dialect.AddInstant(parameters, "FinishedAt", finishedAt);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Load_Close"), parameters, cancellationToken, transaction));
    }

    /// <summary>
    /// Closes the ledger row of a load of which nothing stayed, on a connection of its own (the load's may be what failed) and without its
    /// token: a cancelled load is recorded too. Where the store is gone, the ledger says Running until the next load.
    /// </summary>
    public static async Task FailAsync(
        SqlDialect dialect, int loadKey, LoadTotals totals, string reason, DateTimeOffset finishedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(totals);
        await CleanUp.TryAsync(async () =>
        {
            await using var connection = await dialect.OpenAsync(cancellationToken);
            await CloseAsync(dialect, connection, null, loadKey, "Failed", totals.OfFailure(), reason, finishedAt, cancellationToken);
        });
    }

    /// <summary>Keeps how many rows were rejected, by reason and shape; no value of a row is among it.</summary>
    public static Task WriteRejectsAsync(
        SqlDialect dialect, DbTransaction transaction, int loadKey, IReadOnlyList<RejectCount> rejects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return new RowSet<RejectCount>(dialect, "etl", "RejectShape")
            .Whole("LoadKey", _ => loadKey)
            .Word("ReasonCode", count => count.ReasonCode, 50)
            .Text("Shape", count => count.Shape, RejectShapes.MaxLength)
            .Whole("RowsRejected", count => count.RowCount)
            .InsertAsync(rejects, transaction, cancellationToken);
    }

    /// <summary>
    /// Why a load failed, as the ledger keeps it; of errors that are not ours only the kind, because engines quote values.
    /// </summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="cancellationToken">The load's: a cancelled statement may end as a time-out.</param>
    public static string ReasonOf(Exception error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(error);
        return cancellationToken.IsCancellationRequested
            ? "The load was cancelled."
            : (error as RfmBatchException)?.Message ?? error.GetType().Name;
    }

    /// <summary>Adds the whole years of the loaded dates to the calendar.</summary>
    public static async Task FillCalendarAsync(
        SqlDialect dialect, DbConnection connection, DbTransaction? transaction, LoadTotals totals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(totals);
        if (totals is not { FirstOrderDate: { } first, LastOrderDate: { } last })
        {
            return;
        }

        await new CalendarStore(dialect).EnsureCoversAsync(connection, transaction, first, last, cancellationToken);
    }
}
