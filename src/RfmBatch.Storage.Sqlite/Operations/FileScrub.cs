using System.Text;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Operations;

/// <summary>
/// Takes deleted texts out of the file's bytes: SQLite leaves them in free pages, in free space of pages and in the write-ahead log.
/// </summary>
internal sealed class FileScrub(SqliteDialect dialect)
{
    private const int BufferBytes = 1 << 20;

    /// <exception cref="RfmBatchException">Somebody uses the file, so that they stay for now.</exception>
    public async Task DoAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        if (await FoldAsync() && !texts.Any(Remains))
        {
            return;
        }

        // Writes every page anew; not in memory, for the file may be larger.
        await connection.ExecuteAsync(SqlDialect.Command("PRAGMA temp_store = FILE;", null, cancellationToken));
        await connection.ExecuteAsync(
            SqlDialect.Command("VACUUM;", null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        if (!await FoldAsync())
        {
            throw new RfmBatchException(
                $"It is done in {dialect.DisplayName}, but old copies stay in its -wal file, because another process reads the store.",
                "When no other process uses the store: sqlite3 FILE 'VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'");
        }

        // Whether the write-ahead log could be emptied into the file.
        async Task<bool> FoldAsync() =>
            await connection.ExecuteScalarAsync<long>(
                SqlDialect.Command("PRAGMA wal_checkpoint(TRUNCATE);", null, cancellationToken)) == 0;
    }

    private bool Remains(string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        using var file = new FileStream(dialect.FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[BufferBytes + sought.Length];
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, BufferBytes)) > 0;)
        {
            var length = kept + read;
            if (buffer.AsSpan(0, length).IndexOf(sought) >= 0)
            {
                return true;
            }

            kept = Math.Min(sought.Length - 1, length);
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
