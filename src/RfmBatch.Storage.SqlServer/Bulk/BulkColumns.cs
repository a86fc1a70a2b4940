using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>Copies columns into a table of <c>etl</c> that has no constraints: the job's login may not alter tables, so it could not bypass any.</summary>
internal static class BulkColumns
{
    /// <summary>Copies rows; a column goes to the column of its name.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">The transaction to copy in, or null for one of its own.</param>
    /// <param name="table">The staging table.</param>
    /// <param name="rowCount">Rows, numbered from 0.</param>
    /// <param name="columns">What they hold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task CopyAsync(
        SqlConnection connection, SqlTransaction? transaction, string table, int rowCount, IReadOnlyList<BulkColumn> columns, CancellationToken cancellationToken)
    {
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction)
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
