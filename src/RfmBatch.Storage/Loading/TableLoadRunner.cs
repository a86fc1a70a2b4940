using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>Runs a set-based load in one transaction.</summary>
internal sealed class TableLoadRunner(SqlDialect dialect, DbConnection connection, TableLoadText text, TableLoad load, int loadKey)
{
    private DbTransaction? _transaction;

    /// <summary>Loads, or takes everything back where the judge refuses.</summary>
    public async Task<TableLoadResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        _transaction = transaction;
        await ExecuteAsync(text.CreateTable, null, cancellationToken);
        var limits = new DynamicParameters();
        dialect.AddDate(limits, "LastDate", load.LastDate);
        await ExecuteAsync(text.FillRows(), limits, cancellationToken);
        var totals = await ReadTotalsAsync(cancellationToken);
        var reasons = await ReadReasonsAsync(cancellationToken);
        if (load.Judge(totals, reasons) is { } failure)
        {
            await transaction.RollbackAsync(cancellationToken);
            var stayed = totals with { RowsLoaded = 0, RowsDropped = 0, AmountLoaded = 0, FirstOrderDate = null, LastOrderDate = null };
            await LoadLedger.CloseAsync(
                dialect, connection, null, loadKey, "Failed", stayed, failure, load.Clock.GetUtcNow(), cancellationToken);
            return new TableLoadResult(loadKey, totals, reasons, failure);
        }

        await ApplyAsync(cancellationToken);
        await LoadLedger.FillCalendarAsync(dialect, connection, transaction, totals, cancellationToken);
        await LoadLedger.CloseAsync(
            dialect, connection, transaction, loadKey, "Completed", totals, null, load.Clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TableLoadResult(loadKey, totals, reasons, null);
    }

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ReturnPrefix", load.ReturnPrefix, DbType.String, size: 100);
        parameters.Add("ReturnPrefixLength", load.ReturnPrefix?.Length ?? 0, DbType.Int32);
        await ExecuteAsync(dialect.Text("Queries/Load_CreateStaging"), null, cancellationToken);
        await ExecuteAsync(text.Stage(), parameters, cancellationToken);
        var saleCount = await LoadLedger.CountSalesAsync(dialect, connection, _transaction, cancellationToken);
        var apply = new DynamicParameters();
        apply.Add("LoadKey", loadKey, DbType.Int32);
        apply.Add("SaleCount", saleCount, DbType.Int64);
        await ExecuteAsync(dialect.Text("Queries/Load_ApplyTransactions"), apply, cancellationToken);
        var only = new DynamicParameters();
        only.Add("LoadKey", loadKey, DbType.Int32);
        await ExecuteAsync(dialect.Text("Queries/Load_ApplyAttributes"), only, cancellationToken);
        await ExecuteAsync(text.DropTable, null, cancellationToken);
        await ExecuteAsync(dialect.Text("Queries/Load_DropStaging"), null, cancellationToken);
    }

    private async Task<LoadTotals> ReadTotalsAsync(CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(text.ReadTotals(), null, cancellationToken, _transaction, SqlDialect.LongTimeoutSeconds));
        await reader.ReadAsync(cancellationToken);
        var read = Count(reader, 0);
        var loaded = Count(reader, 1);
        var rejected = Count(reader, 2);
        return new LoadTotals(
            read, loaded, read - loaded - rejected, rejected, dialect.ReadAmount(reader, 3), Date(reader, 4), Date(reader, 5));
    }

    private async Task<List<KeyValuePair<string, long>>> ReadReasonsAsync(CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(text.ReadReasons(), null, cancellationToken, _transaction, SqlDialect.LongTimeoutSeconds));
        List<KeyValuePair<string, long>> reasons = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            reasons.Add(KeyValuePair.Create(reader.GetString(0), Count(reader, 1)));
        }

        return reasons;
    }

    private static long Count(DbDataReader reader, int ordinal) => Convert.ToInt64(reader.GetValue(ordinal), CultureInfo.InvariantCulture);

    private DateOnly? Date(DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : Day.ToDate(dialect.ReadDay(reader, ordinal));

    private Task<int> ExecuteAsync(string statement, DynamicParameters? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(SqlDialect.Command(statement, parameters, cancellationToken, _transaction, SqlDialect.LongTimeoutSeconds));
}

/// <summary>What a set-based load came to.</summary>
/// <param name="LoadKey">Its row in <c>etl.Load</c>.</param>
/// <param name="Totals">Counts and sums.</param>
/// <param name="RejectedByReason">Rejected rows by reason code, the most frequent first.</param>
/// <param name="Failure">Null when it completed; else what the judge said, and nothing stayed.</param>
public sealed record TableLoadResult(
    int LoadKey, LoadTotals Totals, IReadOnlyList<KeyValuePair<string, long>> RejectedByReason, string? Failure);
