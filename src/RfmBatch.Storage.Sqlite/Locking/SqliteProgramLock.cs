using System.Data.Common;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Storage.Sqlite.Locking;

/// <summary>A held lock file and a connection.</summary>
internal sealed class SqliteProgramLock(string programName, LockFile file, DbConnection connection) : IProgramLock
{
    public string ProgramName => programName;

    public DbConnection Connection => connection;

    public Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        if (!file.IsHeld)
        {
            throw new ProgramLockLostException(
                $"The lock of the program '{programName}' was lost: its lock file was removed.",
                "Leave the hidden folder of lock files beside the store alone and repeat the command.");
        }

        return Task.CompletedTask;
    }

    public Task EnsureHeldAsync(DbTransaction transaction, CancellationToken cancellationToken) => EnsureHeldAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await file.DisposeAsync();
    }
}
