using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>Deletes what is no longer kept, in batches that each are a transaction of their own.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="rowsPerStatement">Rows of one statement; on SQL Server under the 5,000 locks at which a table lock is taken.</param>
public sealed class RetentionStore(SqlDialect dialect, int rowsPerStatement)
{
    private const string CountRawTexts =
        """
        SELECT COUNT(*) AS RowCountToClear FROM {etl.RejectedRow} AS j INNER JOIN {etl.Load} AS l ON l.LoadKey = j.LoadKey
        WHERE l.StartedAt < @LoadedBefore AND j.RawText IS NOT NULL;
        """;

    private const string CountCustomerRows = "SELECT COUNT(*) FROM {rfm.CustomerRfm} WHERE RunKey = @RunKey;";

    private const string ReadNextCustomer =
        """
        SELECT MIN(c.CustomerKey) AS CustomerKey FROM {rfm.CustomerRfm} AS c
        WHERE c.RunKey = @RunKey AND c.CustomerKey >= @FromKey;
        """;

    private const string HideCustomers = "UPDATE {etl.Run} SET HasCustomerRows = 0 WHERE RunKey = @RunKey AND Status <> 'Running';";

    private const string DeleteUnpublishedClusters = "DELETE FROM {rfm.Cluster} WHERE FirstRunKey = @RunKey AND IsPublished = 0;";

    /// <summary>Tables with rows of one run, beside the customer rows, that a run which never ended leaves behind.</summary>
    private static readonly string[] FigureTables =
    [
        "SegmentSummary", "ScoreThreshold", "RfmCell", "QualityCheck",
        "ClusterSummary", "ClusterCentroid", "ClusterChoice", "ClusterMerge", "ClusterLeaf", "ClusterProfile", "SegmentProfile",
        "SegmentClusterAgreement",
        "ModelParameter", "ModelHoldout", "ModelChoice", "IntervalClass", "PredictedTotal",
    ];

    /// <summary>Runs that ended without being finished and still have rows, ascending.</summary>
    public async Task<IReadOnlyList<int>> ReadLeftoverRunsAsync(int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<int>(SqlDialect.Command(
            dialect.Text("Queries/Retention_ReadLeftoverRun"), new { ProgramKey = programKey }, cancellationToken))).AsList();
    }

    /// <summary>Customer rows of a run.</summary>
    public async Task<long> CountCustomerRowsAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(SqlDialect.Command(
            dialect.Resolve(CountCustomerRows),
            new { RunKey = runKey },
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    /// <summary>Finished runs that are hidden and still have customer rows, ascending: their purge was interrupted.</summary>
    /// <param name="programKey">One program, or null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<int>> ReadHalfPurgedRunsAsync(int? programKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", programKey, DbType.Int32);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<int>(
            SqlDialect.Command(dialect.Text("Queries/Retention_ReadHalfPurgedRun"), parameters, cancellationToken))).AsList();
    }

    /// <summary>Hides a run's customers: once it is committed, no view shows one of them, and the run cannot be published again.</summary>
    /// <param name="runKey">The run; one in the making is left alone.</param>
    /// <param name="transaction">A short one of its own, on the session that holds the program's lock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task HideCustomersAsync(int runKey, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(HideCustomers),
            new { RunKey = runKey },
            cancellationToken,
            transaction));
    }

    /// <summary>Deletes the customer rows of a run that is hidden, in batches; of one that is not, none.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="deleted">Told after each batch how many rows it had; may be null.</param>
    /// <param name="cancellationToken">Ends it between two batches; the next purge goes on.</param>
    /// <returns>Rows deleted.</returns>
    public async Task<long> DeleteCustomerRowsAsync(int runKey, Action<int>? deleted, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var total = 0L;
        var from = int.MinValue;
        while (await connection.ExecuteScalarAsync<int?>(Ranged(dialect.Resolve(ReadNextCustomer), from, from)) is { } next)
        {
            var to = (int)Math.Min(int.MaxValue - 1L, next + rowsPerStatement - 1L);
            var rows = await connection.ExecuteAsync(Ranged(dialect.Text("Queries/Retention_DeleteCustomerRfm"), next, to));
            if (rows == 0)
            {
                break;
            }

            total += rows;
            deleted?.Invoke(rows);
            from = to + 1;
        }

        return total;

        CommandDefinition Ranged(string text, int fromKey, int toKey) => SqlDialect.Command(
            text,
            new { RunKey = runKey, FromKey = fromKey, ToKey = toKey },
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds);
    }

    /// <summary>Deletes everything that a run which never finished has written; its row in the ledger stays.</summary>
    public async Task<long> DeleteAllRowsAsync(int runKey, CancellationToken cancellationToken)
    {
        var deleted = await DeleteCustomerRowsAsync(runKey, null, cancellationToken);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        foreach (var table in FigureTables)
        {
            deleted += await connection.ExecuteAsync(
                SqlDialect.Command(
                    $"DELETE FROM {dialect.ObjectName("rfm", table)} WHERE RunKey = @RunKey;", new { RunKey = runKey }, cancellationToken));
        }

        // Numbers that only this run gave: nobody has seen them.
        deleted += await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteUnpublishedClusters),
            new { RunKey = runKey },
            cancellationToken));
        return deleted;
    }

    /// <summary>Rejected lines whose raw text is still there and older than a day.</summary>
    public async Task<long> CountRawTextsAsync(DateTimeOffset loadedBefore, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        dialect.AddInstant(parameters, "LoadedBefore", loadedBefore);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            SqlDialect.Command(
                dialect.Resolve(CountRawTexts),
                parameters,
                cancellationToken,
                timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    /// <summary>Clears the raw text of old rejected lines; the lines stay.</summary>
    public async Task<long> ClearRawTextsAsync(DateTimeOffset loadedBefore, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var parameters = new DynamicParameters();
        dialect.AddInstant(parameters, "LoadedBefore", loadedBefore);
        parameters.Add("RowCount", rowsPerStatement, DbType.Int32);
        return await RepeatAsync(connection, "Queries/Retention_ClearRawText", parameters, cancellationToken);
    }

    private async Task<long> RepeatAsync(
        DbConnection connection, string query, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        var total = 0L;
        int rows;
        do
        {
            rows = await connection.ExecuteAsync(
                SqlDialect.Command(dialect.Text(query), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
            total += rows;
        }
        while (rows > 0);
        return total;
    }
}
