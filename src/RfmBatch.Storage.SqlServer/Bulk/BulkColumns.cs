using System.Data.Common;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>The one place that makes a <see cref="SqlBulkCopy"/>.</summary>
/// <remarks>
/// The job's login may not alter tables, so it could not bypass their constraints, which bulk copy does. A shared table without any would
/// be scanned by each session that takes its rows out again, over the locks of the others: two programs would deadlock.
/// </remarks>
internal sealed class BulkColumns : IBulkCopy
{
    public async Task CopyAsync(
        DbConnection connection, string table, int rowCount, IReadOnlyList<BulkColumn> columns, CancellationToken cancellationToken)
    {
        if (!table.StartsWith('#'))
        {
            throw new ArgumentException($"Rows are copied into temporary tables only, not into {table}.", nameof(table));
        }

        // The table lock costs nobody anything, and lets tempdb log pages instead of rows. Without EnableStreaming, which is for values of
        // unlimited length, each value is asked for once.
        using var copy = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.TableLock, null)
        {
            DestinationTableName = table,
            BulkCopyTimeout = SqlDialect.LongTimeoutSeconds,
        };
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        await using var reader = new BulkReader(rowCount, columns);
        await copy.WriteToServerAsync(reader, cancellationToken);
    }
}
