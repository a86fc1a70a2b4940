using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Core.Pipeline;
using RfmBatch.Storage.Running;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Running;

/// <summary>Bulk copy into <c>etl.StagingCustomerRfm</c>, then one insert per batch.</summary>
/// <remarks>Batch by batch, so that staging stays small (it has no index) and a batch's insert is ordered by the table's key.</remarks>
internal sealed class SqlServerCustomerRfmWriter(SqlServerDialect dialect) : ICustomerRfmWriter
{
    private const int RowsPerTransaction = 100_000;

    public async Task WriteAsync(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ClusterKeys clusterKeys, CancellationToken cancellationToken)
    {
        await using var opened = await dialect.OpenAsync(cancellationToken);
        var connection = (SqlConnection)opened;
        var keys = result.Summary.CustomerKeys;
        var order = CustomerKeyOrder.Of(keys);
        var columns = CustomerRfmColumns.Of(runKey, result, segmentKeys, clusterKeys).Where(column => !column.IsEmpty).ToList();
        for (var from = 0; from < order.Length; from += RowsPerTransaction)
        {
            var rows = order.AsMemory(from, Math.Min(RowsPerTransaction, order.Length - from));
            await using var transaction = (SqlTransaction)await dialect.BeginWriteAsync(connection, cancellationToken);
            await BulkColumns.CopyAsync(
                connection, transaction, "etl.StagingCustomerRfm", rows.Length, [.. columns.Select(column => ToBulk(column, rows))], cancellationToken);
            await MoveAsync(transaction, runKey, keys[rows.Span[0]], keys[rows.Span[^1]], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
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
        return new BulkColumn(column.Name, type, row => column.Read(rows.Span[row]) is var value && value == CustomerRfmColumn.NoValue ? DBNull.Value : convert(value));
    }

    private async Task MoveAsync(SqlTransaction transaction, int runKey, int fromKey, int toKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("FromKey", fromKey, DbType.Int32);
        parameters.Add("ToKey", toKey, DbType.Int32);
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Text("Queries/Run_InsertCustomerRfm"), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
        await connection.ExecuteAsync(SqlDialect.Command(
            "DELETE FROM etl.StagingCustomerRfm WHERE RunKey = @RunKey;", parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
    }
}
