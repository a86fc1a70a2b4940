using RfmBatch.Storage.Locking;

namespace RfmBatch.Storage.Sqlite;

/// <summary>An operating system lock on <c>&lt;db&gt;.&lt;program&gt;.lock</c>: it ends with the process, whatever happens.</summary>
/// <remarks>
/// The file stays behind: removing it on release would let a third process lock a new file of the same name
/// while a second one already waits on the removed one.
/// </remarks>
internal sealed class SqliteProgramLocks(SqliteDialect dialect) : IProgramLocks
{
    // Between tries; as short as a person does not notice.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(200);

    public async Task<IProgramLock> AcquireAsync(string programName, TimeSpan wait, CancellationToken cancellationToken)
    {
        var path = LockFile.PathFor(dialect.FilePath, programName);
        var file = await LockFile.TryTakeAsync(path, wait, RetryEvery, cancellationToken) ?? throw new ProgramLockedException(programName);
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
