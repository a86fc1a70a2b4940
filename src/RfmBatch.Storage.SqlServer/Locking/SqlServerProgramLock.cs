using System.Data.Common;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Storage.SqlServer.Locking;

/// <summary>A program's application lock and the session that owns it.</summary>
internal sealed class SqlServerProgramLock(string programName, ApplicationLock applicationLock) : IProgramLock
{
    public string ProgramName => programName;

    public DbConnection Connection => applicationLock.Connection;

    public Task EnsureHeldAsync(CancellationToken cancellationToken) => applicationLock.EnsureHeldAsync(null, cancellationToken);

    public Task EnsureHeldAsync(DbTransaction transaction, CancellationToken cancellationToken) =>
        applicationLock.EnsureHeldAsync(transaction, cancellationToken);

    public ValueTask DisposeAsync() => applicationLock.DisposeAsync();
}
