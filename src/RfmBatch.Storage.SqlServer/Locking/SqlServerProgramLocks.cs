using RfmBatch.Storage.Locking;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Locking;

/// <summary>A lock per program: <c>sp_getapplock</c> owned by a session of its own.</summary>
internal sealed class SqlServerProgramLocks(SqlServerDialect dialect) : IProgramLocks
{
    public async Task<IProgramLock> AcquireAsync(string programName, TimeSpan wait, CancellationToken cancellationToken)
    {
        var applicationLock = await ApplicationLock.TryTakeAsync(
            dialect, ApplicationLock.ProgramOf(dialect, programName), wait, cancellationToken)
            ?? throw new ProgramLockedException(programName);
        return new SqlServerProgramLock(programName, applicationLock);
    }
}
