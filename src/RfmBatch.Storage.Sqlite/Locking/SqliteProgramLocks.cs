using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Locking;

/// <summary>An operating system lock on a program's file in <see cref="LockFolder"/>: it ends with the process, whatever happens.</summary>
/// <remarks>
/// The file stays behind: removing it on release would let a third process lock a new file of the same name
/// while a second one already waits on the removed one. For the same reason the lock files that version 0.1 left beside
/// the store stay; where there is one it is locked too, so that a process of that version and this one keep apart.
/// </remarks>
internal sealed class SqliteProgramLocks(SqliteDialect dialect) : IProgramLocks
{
    // Between tries; as short as a person does not notice.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(200);

    public async Task<IProgramLock> AcquireAsync(string programName, TimeSpan wait, CancellationToken cancellationToken)
    {
        LockFolder.Create(dialect.FilePath);
        var path = LockFolder.FileOf(dialect.FilePath, programName);
        var oldPath = LockFolder.OldFileOf(dialect.FilePath, programName);
        var file = await LockFile.TryTakeAsync(path, oldPath, wait, RetryEvery, cancellationToken)
            ?? throw new ProgramLockedException(programName);
        try
        {
            var connection = await dialect.OpenAsync(cancellationToken);
            return new SqliteProgramLock(programName, file, connection);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
