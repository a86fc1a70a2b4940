using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>Copies columns into a temporary table of the connection.</summary>
/// <remarks>
/// The job's login may not alter tables, so it could not bypass their constraints, which bulk copy does. A shared table without any would
/// be scanned by each session that takes its rows out again, over the locks of the others: two programs would deadlock.
/// </remarks>
internal static class BulkColumns
{
    /// <summary>Copies rows; a column goes to the column of its name.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="table">The temporary table, <c>#Name</c>.</param>
    /// <param name="rowCount">Rows, numbered from 0.</param>
    /// <param name="columns">What they hold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task CopyAsync(
        SqlConnection connection, string table, int rowCount, IReadOnlyList<BulkColumn> columns, CancellationToken cancellationToken)
    {
        if (!table.StartsWith('#'))
        {
            throw new ArgumentException($"Rows are copied into temporary tables only, not into {table}.", nameof(table));
        }

        // The table lock costs nobody anything, and lets tempdb log pages instead of rows.
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.TableLock, null)
        {
            DestinationTableName = table,
            BulkCopyTimeout = SqlDialect.LongTimeoutSeconds,
            EnableStreaming = true,
        };
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        await using var reader = new BulkReader(rowCount, columns);
        await copy.WriteToServerAsync(reader, cancellationToken);
    }
}

/// <summary>A column on its way into staging.</summary>
/// <param name="Name">The column's name in the staging table.</param>
/// <param name="Type">The CLR type of its values.</param>
/// <param name="Read">Its value in a row, or <see cref="DBNull"/>.</param>
internal sealed record BulkColumn(string Name, Type Type, Func<int, object> Read);
