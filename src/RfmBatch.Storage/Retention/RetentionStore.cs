using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Retention;

/// <summary>Deletes what is no longer kept, in batches that each are a transaction of their own.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="rowsPerStatement">Rows of one statement; on SQL Server under the 5,000 locks at which a table lock is taken.</param>
public sealed class RetentionStore(SqlDialect dialect, int rowsPerStatement)
{
    /// <summary>Tables with rows of one run, beside the customer rows, that a run which never ended leaves behind.</summary>
    private static readonly string[] FigureTables = 
    [
        "SegmentSummary", "ScoreThreshold", "RfmCell", "QualityCheck",
        "ClusterSummary", "ClusterCentroid", "ClusterChoice", "ClusterMerge", "ClusterLeaf", "ClusterProfile", "SegmentProfile", "SegmentClusterAgreement",
        "ModelParameter", "ModelHoldout", "PredictedTotal",
    ];

    private string RunTable => dialect.ObjectName("etl", "Run");

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
            $"SELECT COUNT(*) FROM {dialect.ObjectName("rfm", "CustomerRfm")} WHERE RunKey = @RunKey;", new { RunKey = runKey }, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    /// <summary>Deletes a run's customer rows and then says so in the ledger.</summary>
    /// <returns>Rows deleted.</returns>
    public async Task<long> DeleteCustomerRowsAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);

        // First the ledger: from here on nobody counts on the rows, even if the deleting is interrupted.
        await connection.ExecuteAsync(SqlDialect.Command($"UPDATE {RunTable} SET HasCustomerRows = 0 WHERE RunKey = @RunKey;", new { RunKey = runKey }, cancellationToken));
        var deleted = await DeleteInBatchesAsync(connection, "Queries/Retention_DeleteCustomerRfm", runKey, cancellationToken);
        return deleted;
    }

    /// <summary>Deletes everything that a run which never finished has written; its row in the ledger stays.</summary>
    public async Task<long> DeleteAllRowsAsync(int runKey, CancellationToken cancellationToken)
    {
        var deleted = await DeleteCustomerRowsAsync(runKey, cancellationToken);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        foreach (var table in FigureTables)
        {
            deleted += await connection.ExecuteAsync(SqlDialect.Command($"DELETE FROM {dialect.ObjectName("rfm", table)} WHERE RunKey = @RunKey;", new { RunKey = runKey }, cancellationToken));
        }

        // Numbers that only this run gave: nobody has seen them.
        deleted += await connection.ExecuteAsync(SqlDialect.Command(
            $"DELETE FROM {dialect.ObjectName("rfm", "Cluster")} WHERE FirstRunKey = @RunKey AND IsPublished = 0;", new { RunKey = runKey }, cancellationToken));
        return deleted;
    }

    /// <summary>Rejected lines whose raw text is still there and older than a day.</summary>
    public async Task<long> CountRawTextsAsync(DateTimeOffset loadedBefore, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        dialect.AddInstant(parameters, "LoadedBefore", loadedBefore);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(SqlDialect.Command(dialect.Text("Queries/Retention_CountRawText"), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
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

    private Task<long> DeleteInBatchesAsync(DbConnection connection, string query, int runKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("RowCount", rowsPerStatement, DbType.Int32);
        return RepeatAsync(connection, query, parameters, cancellationToken);
    }

    private async Task<long> RepeatAsync(DbConnection connection, string query, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        long total = 0;
        int rows;
        do
        {
            rows = await connection.ExecuteAsync(SqlDialect.Command(dialect.Text(query), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
            total += rows;
        }
        while (rows > 0);
        return total;
    }
}
