using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Core.Pipeline;
using RfmBatch.Storage.Running;
using RfmBatch.Storage.Sqlite.Loading;

namespace RfmBatch.Storage.Sqlite.Running;

/// <summary>One prepared statement, bound by number on the connection's own handle.</summary>
/// <remarks>
/// Several times faster than a command per row. Rows go in the order of the table's key, so that every page is written once, from left to right.
/// A batch is one transaction: long enough to be fast, short enough that another writer waits less than a second.
/// </remarks>
internal sealed class SqliteCustomerRfmWriter(SqliteDialect dialect) : ICustomerRfmWriter
{
    private const int RowsPerTransaction = 100_000;

    public async Task WriteAsync(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        await using var opened = await dialect.OpenAsync(cancellationToken);
        var connection = (SqliteConnection)opened;
        var order = CustomerKeyOrder.Of(result.Summary.CustomerKeys);
        for (var from = 0; from < order.Length; from += RowsPerTransaction)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = order.AsMemory(from, Math.Min(RowsPerTransaction, order.Length - from));
            await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
            WriteBatch(connection, runKey, CustomerRfmBatch.Gather(result, segmentKeys, rows.Span));
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private void WriteBatch(SqliteConnection connection, int runKey, CustomerRfmBatch batch)
    {
        using var insert = new SqliteStatement(connection, dialect.Text("Queries/Run_InsertCustomerRfm"));
        insert.Bind(1, runKey);
        for (var row = 0; row < batch.CustomerKeys.Length; row++)
        {
            Bind(insert, batch, row);
            insert.Run();
        }
    }

    // The numbers are those of Run_InsertCustomerRfm; values of 1 (the run) stay bound.
    private static void Bind(SqliteStatement insert, CustomerRfmBatch batch, int row)
    {
        insert.Bind(2, batch.CustomerKeys[row]);
        insert.Bind(3, batch.SegmentKeys[row]);
        insert.Bind(5, batch.OrderCounts[row]);
        insert.Bind(6, batch.FrequencyCounts[row]);
        insert.Bind(7, batch.RevenueAmounts[row]);
        BindDay(insert, 9, batch.FirstOrderDays[row]);
        BindDay(insert, 10, batch.LastOrderDays[row]);
        if (batch.RecencyDays[row] >= 0)
        {
            insert.Bind(4, batch.RecencyDays[row]);
            insert.Bind(8, batch.MonetaryAmounts[row]);
            insert.Bind(11, batch.RecencyScores[row]);
            insert.Bind(12, batch.FrequencyScores[row]);
            insert.Bind(13, batch.MonetaryScores[row]);
        }
        else
        {
            insert.BindNull(4);
            insert.BindNull(8);
            insert.BindNull(11);
            insert.BindNull(12);
            insert.BindNull(13);
        }
    }

    private static void BindDay(SqliteStatement insert, int index, int day)
    {
        if (day == Day.None)
        {
            insert.BindNull(index);
        }
        else
        {
            insert.Bind(index, day);
        }
    }
}
