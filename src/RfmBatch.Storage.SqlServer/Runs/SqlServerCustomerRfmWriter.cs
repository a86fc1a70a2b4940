using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
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
        await using var opened = await dialect.OpenAsync(cancellationToken);
        var connection = (SqlConnection)opened;
        var order = CustomerKeyOrder.Of(result.Summary.CustomerKeys);
        var columns = CustomerRfmColumns.Of(runKey, result, segmentKeys, clusterKeys).Where(column => !column.IsEmpty).ToList();
        var staging = new CustomerRfmStaging(columns);
        for (var from = 0; from < order.Length; from += RowsPerTransaction)
        {
            var rows = order.AsMemory(from, Math.Min(RowsPerTransaction, order.Length - from));
            await ExecuteAsync(connection, staging.CreateTable, null, cancellationToken);
            await BulkColumns.CopyAsync(
                connection,
                CustomerRfmStaging.Table,
                rows.Length,
                [.. columns.Select(column => ToBulk(column, rows))],
                cancellationToken);
            await using var transaction = (SqlTransaction)await dialect.BeginWriteAsync(connection, cancellationToken);
            await ExecuteAsync(connection, staging.InsertRows, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // A pooled connection would keep it.
        await ExecuteAsync(connection, CustomerRfmStaging.DropTable, null, cancellationToken);
    }

    private static BulkColumn ToBulk(CustomerRfmColumn column, ReadOnlyMemory<int> rows)
    {
        (Type type, Func<long, object> convert) = column.Kind switch
        {
            CustomerRfmColumnKind.Whole => (typeof(int), (Func<long, object>)(value => checked((int)value))),
            CustomerRfmColumnKind.Amount => (typeof(decimal), value => Amount.ToDecimal(value)),
            CustomerRfmColumnKind.Day => (typeof(DateTime), value => Day.ToDate((int)value).ToDateTime(TimeOnly.MinValue)),
            CustomerRfmColumnKind.Real => (typeof(double), value => CustomerRfmColumn.ToReal(value)),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, "There is no such kind of column."),
        };
        return new BulkColumn(
            column.Name,
            type,
            row => column.Read(rows.Span[row]) is var value && value == CustomerRfmColumn.NoValue ? DBNull.Value : convert(value));
    }

    private static Task<int> ExecuteAsync(
        SqlConnection connection, string statement, SqlTransaction? transaction, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            SqlDialect.Command(statement, null, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
}
