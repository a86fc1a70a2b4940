using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>Deletes rows that were replaced or taken back once nothing needs them, and draws together what old loads said.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="rowsPerStatement">Rows of one statement.</param>
public sealed class LedgerRetentionStore(SqlDialect dialect, int rowsPerStatement)
{
    // Customers whose rows one statement looks at.
    private const int CustomersPerStatement = 20_000;

    private const string ReadLastCustomer = "SELECT COALESCE(MAX(c.CustomerKey), 0) AS LastKey FROM {sales.Customer} AS c;";

    private const string ReadNewestOldLoad =
        """
        SELECT COALESCE(MAX(l.LoadKey), 0) AS LoadKey FROM {etl.Load} AS l
        WHERE l.Status = 'Completed' AND l.HasValueHistory = 1 AND l.FinishedAt < @RemovedBefore;
        """;

    /// <summary>Removed rows that a purge would delete.</summary>
    /// <param name="removedBefore">Only rows that were removed before it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<long> CountRemovedRowsAsync(DateTimeOffset removedBefore, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            Command(dialect.Text("Queries/Retention_SumRemovedSale"), Limit(removedBefore), cancellationToken));
    }

    /// <summary>Deletes them in batches that each are a transaction of their own. The caller holds the lock of loads.</summary>
    /// <param name="removedBefore">Only rows that were removed before it.</param>
    /// <param name="cancellationToken">Ends it between two batches; the next purge goes on.</param>
    /// <returns>Rows deleted.</returns>
    public async Task<long> DeleteRemovedRowsAsync(DateTimeOffset removedBefore, CancellationToken cancellationToken)
    {
        if (await CountRemovedRowsAsync(removedBefore, cancellationToken) == 0)
        {
            return 0;
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        var last = await connection.ExecuteScalarAsync<int>(Command(dialect.Resolve(ReadLastCustomer), null, cancellationToken));
        var deleted = 0L;
        for (var from = 1; from <= last; from += CustomersPerStatement)
        {
            var parameters = Limit(removedBefore);
            parameters.Add("FromKey", from, DbType.Int32);
            parameters.Add("ToKey", from + CustomersPerStatement - 1, DbType.Int32);
            parameters.Add("RowCount", rowsPerStatement, DbType.Int32);
            int rows;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows = await connection.ExecuteAsync(
                    Command(dialect.Text("Queries/Retention_DeleteRemovedSale"), parameters, cancellationToken));
                deleted += rows;
            }
            while (rows > 0);
        }

        await connection.ExecuteAsync(
            Command(dialect.Text("Queries/Retention_MarkRemovedDay"), Limit(removedBefore), cancellationToken));
        return deleted;
    }

    /// <summary>Draws together what loads said that ended before an instant. The caller holds the lock of loads.</summary>
    public async Task CondenseValuesAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var newest = await connection.ExecuteScalarAsync<int>(
            Command(dialect.Resolve(ReadNewestOldLoad), Limit(endedBefore), cancellationToken));
        if (newest == 0)
        {
            return;
        }

        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var parameters = new DynamicParameters();
        parameters.Add("ToLoadKey", newest, DbType.Int32);
        string[] queries =
        [
            "Load_CreateMatching", "Retention_FindAttributed", "Load_FoldAttributes", "Retention_CondenseValues", "Load_DropMatching",
        ];
        foreach (var query in queries)
        {
            await connection.ExecuteAsync(
                Command(dialect.Text($"Queries/{query}"), parameters, cancellationToken, transaction));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private DynamicParameters Limit(DateTimeOffset removedBefore)
    {
        var parameters = new DynamicParameters();
        dialect.AddInstant(parameters, "RemovedBefore", removedBefore);
        return parameters;
    }

    private static CommandDefinition Command(
        string text, DynamicParameters? parameters, CancellationToken cancellationToken, DbTransaction? transaction = null) =>
        SqlDialect.Command(text, parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds);
}
