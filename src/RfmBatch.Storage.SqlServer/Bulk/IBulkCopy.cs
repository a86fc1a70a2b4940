using System.Data.Common;

namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>Copies columns into a temporary table of a connection.</summary>
internal interface IBulkCopy
{
    /// <summary>Copies rows; a column goes to the column of its name.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="table">The temporary table, <c>#Name</c>.</param>
    /// <param name="rowCount">Rows, numbered from 0.</param>
    /// <param name="columns">What they hold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task CopyAsync(
        DbConnection connection, string table, int rowCount, IReadOnlyList<BulkColumn> columns, CancellationToken cancellationToken);
}
