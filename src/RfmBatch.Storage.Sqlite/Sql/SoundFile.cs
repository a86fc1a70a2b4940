using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Sqlite.Sql;

/// <summary>
/// Whether a file's structure is sound, before something is added to it: a small load need not touch the pages that are damaged.
/// </summary>
internal static class SoundFile
{
    // About a second; of larger files `doctor` looks at everything.
    private const long LargestBytes = 256L << 20;
    private const int Corrupt = 11;

    /// <exception cref="RfmBatch.Core.RfmBatchException">It is damaged.</exception>
    public static async Task CheckAsync(SqlDialect dialect, DbConnection connection, CancellationToken cancellationToken)
    {
        if (new FileInfo(connection.DataSource).Length > LargestBytes)
        {
            return;
        }

        var verdict = await connection.ExecuteScalarAsync<string>(
            SqlDialect.Command("PRAGMA quick_check(1);", null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        if (verdict != "ok")
        {
            throw dialect.ExplainAny(new SqliteException("quick_check", Corrupt));
        }
    }
}
