using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Publication;

/// <summary>Segments over time, <c>rfm.CustomerSegmentHistory</c>: changed by splicing one window of days, never rebuilt.</summary>
public sealed class HistoryStore(SqlDialect dialect)
{
    /// <summary>Begins the history of a program that has none.</summary>
    public async Task InsertFirstAsync(HistoryWindow window, int runKey, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await ExecuteAsync("Queries/History_InsertFirst", Parameters(window, runKey), transaction, cancellationToken);
    }

    /// <summary>Finds the customers whose history changes when the window takes its segments from a run.</summary>
    /// <param name="window">The days.</param>
    /// <param name="runKey">The run, or null to empty the window.</param>
    /// <param name="connection">The connection on which they are applied later: what is found is kept for it alone.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task StageFromRunAsync(HistoryWindow window, int? runKey, DbConnection connection, CancellationToken cancellationToken) =>
        StageAsync("Queries/History_StageFromRun", window, runKey, connection, cancellationToken);

    /// <summary>Finds the customers whose history changes when the day before the window goes on through it.</summary>
    /// <remarks>Kept as by <see cref="StageFromRunAsync"/>.</remarks>
    public Task StageFromDayBeforeAsync(HistoryWindow window, DbConnection connection, CancellationToken cancellationToken) =>
        StageAsync("Queries/History_StageFromDayBefore", window, null, connection, cancellationToken);

    /// <summary>How many customers of a run the history would not show in their segment once what is staged is applied.</summary>
    public Task<int> CountStagedMismatchesAsync(
        HistoryWindow window, int runKey, DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        return connection.ExecuteScalarAsync<int>(SqlDialect.Command(
            dialect.Text("Queries/History_CountMismatch"),
            Parameters(window, runKey),
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    /// <summary>Replaces the staged customers' intervals; the transaction is on the connection that staged them.</summary>
    public async Task ApplyAsync(HistoryWindow window, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await ExecuteAsync("Queries/History_Apply", Parameters(window, null), transaction, cancellationToken);
    }

    // Without a transaction: nobody else sees the rows, and those of a publication that did not end are dropped first.
    private async Task StageAsync(
        string query, HistoryWindow window, int? runKey, DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/History_CreateStaging"), null, cancellationToken));
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Text(query), Parameters(window, runKey), cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    private Task<int> ExecuteAsync(
        string query, DynamicParameters parameters, DbTransaction transaction, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(
            SqlDialect.Command(dialect.Text(query), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));

    private DynamicParameters Parameters(HistoryWindow window, int? runKey)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", window.ProgramKey, DbType.Int32);
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("MergeLeft", window.MergesLeft ? 1 : 0, DbType.Int32);
        parameters.Add("MergeRight", window.MergesRight ? 1 : 0, DbType.Int32);
        dialect.AddDate(parameters, "FromDate", window.From);
        dialect.AddDate(parameters, "ToDate", window.To);
        dialect.AddDate(parameters, "DayBefore", window.From.AddDays(-1));
        dialect.AddDate(parameters, "DayAfter", window.To == HistoryWindow.EndOfTime ? null : window.To.AddDays(1));
        return parameters;
    }
}

/// <summary>The days of a program's history for which one publication changes who speaks.</summary>
/// <param name="ProgramKey">The program.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, or <see cref="EndOfTime"/>.</param>
/// <param name="MergesLeft">Whether an equal segment on the day before is the same stay (comparable configuration).</param>
/// <param name="MergesRight">Whether an equal segment on the day after is the same stay.</param>
public sealed record HistoryWindow(int ProgramKey, DateOnly From, DateOnly To, bool MergesLeft, bool MergesRight)
{
    /// <summary>ValidToDate of what still holds.</summary>
    public static DateOnly EndOfTime { get; } = DateOnly.MaxValue;
}
