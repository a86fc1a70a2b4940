using System.Data.Common;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Storage.Sqlite;

/// <summary>A held lock file and a connection.</summary>
internal sealed class SqliteProgramLock(string programName, FileStream file, DbConnection connection) : IProgramLock
{
    public string ProgramName => programName;

    public DbConnection Connection => connection;

    public Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        // The system holds the lock as long as the handle is open; but when the file was removed, another process locks a new one.
        if (file.SafeFileHandle.IsClosed || !File.Exists(file.Name))
        {
            throw new ProgramLockLostException($"The lock of the program '{programName}' was lost: its lock file was removed.", "Leave the .lock files beside the store alone and repeat the command.");
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
