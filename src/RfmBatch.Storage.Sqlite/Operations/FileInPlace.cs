using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Operations;

/// <summary>
/// Whether the file that is open is the one that the path names: a file that was deleted or replaced goes on living for whoever has it
/// open, and what is written into it is gone with the process.
/// </summary>
internal sealed class FileInPlace(SqliteDialect dialect)
{
    private const string ReadLedger =
        """
        SELECT COUNT(*) + (SELECT COUNT(*) AS LoadCount FROM {etl.Load} AS l WHERE l.Status <> 'Running') AS EndedCount
        FROM {etl.Run} AS r WHERE r.Status <> 'Running';
        """;

    /// <exception cref="RfmBatchException">It is not.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var anew = new SqliteConnectionStringBuilder(dialect.ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadOnly };
        try
        {
            long written;
            await using (var open = await dialect.OpenAsync(cancellationToken))
            {
                written = await ReadAsync(open, cancellationToken);
            }

            await using var connection = new SqliteConnection(anew.ToString());
            await connection.OpenAsync(cancellationToken);
            if (await ReadAsync(connection, cancellationToken) >= written)
            {
                return;
            }
        }
        catch (Exception failure) when (failure is SqliteException or SchemaNotDeployedException)
        {
            // Nothing there, or something else.
        }

        throw new RfmBatchException(
            $"{dialect.DisplayName} was deleted or replaced while this command worked on it: what it wrote is not in the file of that "
            + "name.",
            "Let nothing move the file while a command or `serve` uses it; look with `rfmbatch doctor`, then repeat the command.");
    }

    private Task<long> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(SqlDialect.Command(dialect.Resolve(ReadLedger), null, cancellationToken));
}
