using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Operations;

/// <summary>Looks at the file: writable, write-ahead log, integrity, space.</summary>
internal sealed class SqliteStoreInspector(SqliteDialect dialect) : IStoreInspector
{
    public async Task<IReadOnlyList<StoreFinding>> InspectAsync(
        DbConnection connection, DateTimeOffset utcNow, CancellationToken cancellationToken) =>
    [
        await CheckWritableAsync(connection, cancellationToken),
        await CheckJournalModeAsync(connection, cancellationToken),
        await CheckIntegrityAsync(connection, cancellationToken),
        CheckSpace(),
    ];

    public Task<IReadOnlyList<StoreFinding>> InspectSettingsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoreFinding>>([]);

    private async Task<StoreFinding> CheckWritableAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
            return new StoreFinding("rights", FindingSeverity.Ok, "The store can be written.", "");
        }
        catch (SqliteException error)
        {
            var explained = dialect.Explain(error);
            return new StoreFinding(
                "rights",
                FindingSeverity.Error,
                explained?.Message ?? error.Message,
                explained?.NextStep ?? "Check the file and its folder.");
        }
    }

    private static async Task<StoreFinding> CheckJournalModeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var mode = await connection.ExecuteScalarAsync<string>(SqlDialect.Command("PRAGMA journal_mode;", null, cancellationToken));
        return mode == "wal"
            ? new StoreFinding("journal-mode", FindingSeverity.Ok, "Readers do not wait for a writer (write-ahead log).", "")
            : new StoreFinding(
                "journal-mode",
                FindingSeverity.Notice,
                $"The journal mode is {mode}: readers wait while a load or a run writes.",
                "Keep the file on a local disk and run `rfmbatch deploy`.");
    }

    private static async Task<StoreFinding> CheckIntegrityAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var verdict = await connection.ExecuteScalarAsync<string>(
            SqlDialect.Command("PRAGMA quick_check(1);", null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        return verdict == "ok"
            ? new StoreFinding("integrity", FindingSeverity.Ok, "The file's structure is sound (quick_check).", "")
            : new StoreFinding("integrity", FindingSeverity.Error, "The file is damaged (quick_check).", "Restore it from a backup.");
    }

    private StoreFinding CheckSpace()
    {
        try
        {
            return FreeSpace.Judge(new DriveInfo(Path.GetDirectoryName(dialect.FilePath)!).AvailableFreeSpace);
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return new StoreFinding(
                "disk", FindingSeverity.Notice, "The free space of the store's disk cannot be read.", "Check it by hand.");
        }
    }
}
