using System.Data.Common;
using System.Net.Sockets;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Jobs.Execution;

/// <summary>Tells failures that pass by themselves from those that somebody has to repair.</summary>
internal static class PassingFault
{
    /// <summary>Whether a failure, or what caused it, passes by itself.</summary>
    public static bool Is(Exception failure, SqlDialect dialect) => Causes(failure).Any(cause => cause switch
    {
        DbException error => dialect.IsTransient(error),
        ProgramLockLostException => true,

        // A connection that broke before SqlClient could give it a number.
        SocketException => true,
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => true,
        _ => false,
    });

    /// <summary>Whether another process holds the lock that the work needs.</summary>
    public static bool IsBusy(Exception failure) => Causes(failure).Any(cause => cause is ProgramLockedException);

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
