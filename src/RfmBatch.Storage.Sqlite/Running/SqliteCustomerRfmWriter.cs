using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Core.Pipeline;
using RfmBatch.Storage.Running;
using SQLitePCL;

namespace RfmBatch.Storage.Sqlite.Running;

/// <summary>One prepared statement, bound by number on the connection's own handle.</summary>
/// <remarks>
/// Five times faster than a command per row. Rows go in the order of the table's key, so that every page is written once, from left to right.
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
            WriteBatch(connection, runKey, result, segmentKeys, rows.Span);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private void WriteBatch(SqliteConnection connection, int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ReadOnlySpan<int> rows)
    {
        var database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, dialect.Text("Queries/Run_InsertCustomerRfm"), out var statement), database);
        using (statement)
        {
            raw.sqlite3_bind_int(statement, 1, runKey);
            foreach (var row in rows)
            {
                Bind(statement, result, segmentKeys, row);
                var code = raw.sqlite3_step(statement);
                if (code != raw.SQLITE_DONE)
                {
                    SqliteException.ThrowExceptionForRC(code, database);
                }

                raw.sqlite3_reset(statement);
            }
        }
    }

    // The numbers are those of Run_InsertCustomerRfm; values of 1 (the run) stay bound.
    private static void Bind(sqlite3_stmt statement, RunResult result, IReadOnlyList<int> segmentKeys, int row)
    {
        var summary = result.Summary;
        var isScored = result.RecencyDays[row] >= 0;
        raw.sqlite3_bind_int(statement, 2, summary.CustomerKeys[row]);
        raw.sqlite3_bind_int(statement, 3, segmentKeys[result.SegmentIndexes[row]]);
        raw.sqlite3_bind_int(statement, 5, summary.OrderCounts[row]);
        raw.sqlite3_bind_int(statement, 6, result.FrequencyCounts[row]);
        raw.sqlite3_bind_int64(statement, 7, result.RevenueAmounts[row]);
        BindDay(statement, 9, summary.FirstOrderDays[row]);
        BindDay(statement, 10, summary.LastOrderDays[row]);
        if (isScored)
        {
            raw.sqlite3_bind_int(statement, 4, result.RecencyDays[row]);
            raw.sqlite3_bind_int64(statement, 8, result.MonetaryAmounts[row]);
            raw.sqlite3_bind_int(statement, 11, result.RecencyScores[row]);
            raw.sqlite3_bind_int(statement, 12, result.FrequencyScores[row]);
            raw.sqlite3_bind_int(statement, 13, result.MonetaryScores[row]);
        }
        else
        {
            raw.sqlite3_bind_null(statement, 4);
            raw.sqlite3_bind_null(statement, 8);
            raw.sqlite3_bind_null(statement, 11);
            raw.sqlite3_bind_null(statement, 12);
            raw.sqlite3_bind_null(statement, 13);
        }
    }

    private static void BindDay(sqlite3_stmt statement, int index, int day)
    {
        if (day == Day.None)
        {
            raw.sqlite3_bind_null(statement, index);
        }
        else
        {
            raw.sqlite3_bind_int(statement, index, day);
        }
    }
}
