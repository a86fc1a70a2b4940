using System.Data.Common;
using RfmBatch.Core;

namespace RfmBatch.Storage.Locking;

/// <summary>A held lock; disposing it releases it.</summary>
/// <remarks>
/// On SQL Server the lock belongs to the session of <see cref="Connection"/>: whoever publishes on this connection cannot outlive the lock,
/// for if the server ends the session both are gone. One caller at a time may use the connection.
/// </remarks>
public interface IProgramLock : IAsyncDisposable
{
    /// <summary>The program it protects.</summary>
    string ProgramName { get; }

    /// <summary>The connection that owns the lock, open; the publication's transaction runs on it.</summary>
    DbConnection Connection { get; }

    /// <summary>Makes sure the lock is still held.</summary>
    /// <exception cref="Core.RfmBatchException">It was lost (the connection broke, or the lock file was removed).</exception>
    Task EnsureHeldAsync(CancellationToken cancellationToken);

    /// <summary>The same, inside a transaction on <see cref="Connection"/>.</summary>
    /// <exception cref="Core.RfmBatchException">It was lost.</exception>
    Task EnsureHeldAsync(DbTransaction transaction, CancellationToken cancellationToken);
}
