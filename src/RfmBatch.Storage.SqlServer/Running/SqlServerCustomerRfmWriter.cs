using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Core.Pipeline;
using RfmBatch.Storage.Running;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Running;

/// <summary>Bulk copy into <c>etl.StagingCustomerRfm</c>, then one insert per batch.</summary>
/// <remarks>
/// The job's login has no right to change tables, so bulk copy goes where there are no constraints to bypass. Batch by batch, so that staging stays
/// small (it has no index) and a batch's insert is ordered by the table's key.
/// </remarks>
internal sealed class SqlServerCustomerRfmWriter(SqlServerDialect dialect) : ICustomerRfmWriter
{
    private const int RowsPerTransaction = 100_000;

    public async Task WriteAsync(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        await using var opened = await dialect.OpenAsync(cancellationToken);
        var connection = (SqlConnection)opened;
        var order = CustomerKeyOrder.Of(result.Summary.CustomerKeys);
        for (var from = 0; from < order.Length; from += RowsPerTransaction)
        {
            var rows = order.AsMemory(from, Math.Min(RowsPerTransaction, order.Length - from));
            await using var transaction = (SqlTransaction)await dialect.BeginWriteAsync(connection, cancellationToken);
            await CopyAsync(transaction, runKey, result, segmentKeys, rows, cancellationToken);
            await MoveAsync(transaction, runKey, result, rows, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static async Task CopyAsync(
        SqlTransaction transaction, int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        using var reader = new CustomerRfmReader(runKey, result, segmentKeys, rows);
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.Default, transaction)
        {
            DestinationTableName = "etl.StagingCustomerRfm",
            EnableStreaming = true,
            BulkCopyTimeout = SqlDialect.LongTimeoutSeconds,
        };
        foreach (var name in CustomerRfmReader.Names)
        {
            copy.ColumnMappings.Add(name, name);
        }

        await copy.WriteToServerAsync(reader, cancellationToken);
    }

    private async Task MoveAsync(SqlTransaction transaction, int runKey, RunResult result, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        var keys = result.Summary.CustomerKeys;
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("FromKey", keys[rows.Span[0]], DbType.Int32);
        parameters.Add("ToKey", keys[rows.Span[^1]], DbType.Int32);
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Text("Queries/Run_InsertCustomerRfm"), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
        await connection.ExecuteAsync(SqlDialect.Command(
            "DELETE FROM etl.StagingCustomerRfm WHERE RunKey = @RunKey;", parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
    }
}
