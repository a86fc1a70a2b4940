using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Clustering;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Bulk;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Runs;

/// <summary>Bulk copy into a temporary table, then one insert per batch, which alone is a transaction.</summary>
/// <remarks>Batch by batch, so that the transactions stay short, and a batch's insert is ordered by the table's key.</remarks>
internal sealed class SqlServerCustomerRfmWriter(SqlServerDialect dialect) : ICustomerRfmWriter
{
    private const int RowsPerTransaction = 100_000;

    public async Task WriteAsync(
        int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ClusterKeys clusterKeys, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var order = CustomerKeyOrder.Of(result.Summary.CustomerKeys);
        var columns = CustomerRfmColumns.Of(runKey, result, segmentKeys, clusterKeys)
            .Where(column => !column.IsEmpty && column.Name != "RunKey")
            .ToList();
        var run = new DynamicParameters();
        run.Add("RunKey", runKey, DbType.Int32);
        var staging = new CustomerRfmStaging(columns);
        for (var from = 0; from < order.Length; from += RowsPerTransaction)
        {
            var rows = order.AsMemory(from, Math.Min(RowsPerTransaction, order.Length - from));
            await ExecuteAsync(connection, staging.CreateTable, null, null, cancellationToken);
            await dialect.BulkCopy.CopyAsync(
                connection,
                CustomerRfmStaging.Table,
                rows.Length,
                [.. columns.Select(column => ToBulk(column, rows))],
                cancellationToken);
            await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
            await ExecuteAsync(connection, staging.InsertRows, run, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // A pooled connection would keep it.
        await ExecuteAsync(connection, CustomerRfmStaging.DropTable, null, null, cancellationToken);
    }

    private static BulkColumn ToBulk(CustomerRfmColumn column, ReadOnlyMemory<int> rows)
    {
        long value(int row) => column.Read(rows.Span[row]);
        bool isNull(int row) => value(row) == CustomerRfmColumn.NoValue;
        return column.Kind switch
        {
            CustomerRfmColumnKind.Whole => BulkColumn.Whole(column.Name, row => checked((int)value(row)), isNull),
            CustomerRfmColumnKind.Amount => BulkColumn.Amount(column.Name, value, isNull),
            CustomerRfmColumnKind.Day => BulkColumn.Date(column.Name, row => (int)value(row), isNull),
            CustomerRfmColumnKind.Real => BulkColumn.Real(column.Name, row => CustomerRfmColumn.ToReal(value(row)), isNull),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, "There is no such kind of column."),
        };
    }

    private static Task<int> ExecuteAsync(
        DbConnection connection,
        string statement,
        DynamicParameters? parameters,
        DbTransaction? transaction,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            SqlDialect.Command(statement, parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
}
