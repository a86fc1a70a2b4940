using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Loads into SQLite: one transaction, one prepared statement per table.</summary>
internal sealed partial class SqliteTransactionStore(SqliteDialect dialect) : TransactionStore(dialect)
{
    /// <inheritdoc/>
    protected override async Task<ILoadSession> BeginSessionAsync(int loadKey, CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)await Dialect.OpenAsync(cancellationToken);
        try
        {
            return await SqliteLoadSession.BeginAsync(Dialect, connection, loadKey, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
