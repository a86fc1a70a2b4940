using System.Globalization;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>
/// SQL Server's error numbers in words that say what to do. Texts of the server are not passed on where they can hold a login or a value.
/// </summary>
/// <remarks>
/// https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors; Babelfish leaves many numbers
/// unmapped (33557097).
/// </remarks>
internal static class SqlServerErrors
{
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;
    private const int CommandTimeout = -2;
    private const int FilegroupFull = 1105;
    private const int LogFull = 9002;
    private const int ReadOnlyDatabase = 3906;
    private const int InvalidObject = 208;
    private const int Unmapped = 33557097;

    private const int FatalSeverity = 20;

    // 2, 53, 258, 10060, 10061: cannot be reached; 64, 121, 233, 10053, 10054: the other side hung up; 596, 6005: session killed, server
    // shutting down; the others are Azure's moves between machines.
    private static readonly int[] ConnectionLost =
    [
        2, 53, 64, 121, 233, 258, 596, 4221, 6005, 10053, 10054, 10060, 10061, 10936, 11001, 40143, 40540
    ];

    private static readonly int[] LoginRefused = [18456, 18452, 18470, 18486, 18487, 18488];
    private static readonly int[] DatabaseMissing = [4060, 911, 4064];
    private static readonly int[] AccessDenied = [229, 230, 262, 297, 300, 916, 1088, 2760, 15247];
    private static readonly int[] Throttled = [40613, 40197, 40501, 49918, 49919, 49920, 10928, 10929];

    /// <summary>Why a connection could not be opened. Whatever is not known counts as unreachable.</summary>
    public static RfmBatchException ExplainOpening(SqlException error, string displayName) =>
        ExplainEncryption(error, displayName)
        ?? Explain(error, displayName)
        ?? new(
            $"{displayName} cannot be reached{(error.Number == 0 ? "" : $" ({Code(error)})")}.",
            "Check server name, port, firewall and that the server runs.",
            error);

    /// <summary>The failure to show for a statement, or null where the number is not one the user can act on.</summary>
    public static RfmBatchException? Explain(SqlException error, string displayName) => error.Number switch
    {
        var number when LoginRefused.Contains(number) =>
            new($"{displayName} refused the login.", "Check user, password and the login's rights; the password is not shown here.", error),
        var number when DatabaseMissing.Contains(number) =>
            new(
                $"{displayName}: the database does not exist, or the login may not use it.",
                "Create it (CREATE DATABASE ...), give the login a user in it, then run `rfmbatch deploy`.",
                error),
        var number when AccessDenied.Contains(number) =>
            new(
                $"{displayName}: the login lacks a right ({Code(error)}).",
                "deploy needs db_owner; load, run, publish and purge need the role rfm_job (ALTER ROLE rfm_job ADD MEMBER ...).",
                error),
        var number when Throttled.Contains(number) =>
            new($"{displayName} is not available just now ({Code(error)}).", "Try again in a minute.", error),
        Deadlock => new($"{displayName}: a deadlock was resolved against this program.", "Repeat the command; nothing was changed.", error),
        LockTimeout =>
            new(
                $"{displayName}: another session holds a lock for longer than 25 seconds.",
                "See who blocks (sys.dm_exec_requests), then repeat the command.",
                error),
        CommandTimeout =>
            new(
                $"{displayName}: a statement took too long ({Code(error)}).",
                "See what the server is busy with, then repeat the command.",
                error),
        FilegroupFull or LogFull =>
            new(
                $"{displayName}: the database or its log is full; the transaction was rolled back.",
                "Free or add space (`rfmbatch doctor` shows how much there is) and repeat the command.",
                error),
        ReadOnlyDatabase => new($"{displayName} is read-only.", "Use the primary, or set the database to READ_WRITE.", error),
        InvalidObject =>
            new($"{displayName}: an object of the schema is missing.", "Run `rfmbatch doctor`, then `rfmbatch deploy`.", error),
        Unmapped when IsLockTimeout(error) =>
            new(
                $"{displayName}: another session holds a lock for longer than 25 seconds.",
                "See who blocks, then repeat the command.",
                error),
        Unmapped when IsPermission(error) =>
            new(
                $"{displayName}: the login lacks a right.",
                "deploy needs db_owner; load, run, publish and purge need the role rfm_job (ALTER ROLE rfm_job ADD MEMBER ...).",
                error),
        _ => null,
    };

    /// <summary>Whether the error passes by itself.</summary>
    /// <remarks>
    /// https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues#list-of-transient-fault-error-codes; a
    /// severity of 20 or more ends the connection.
    /// </remarks>
    public static bool IsTransient(SqlException error) =>
        error.Errors.Cast<SqlError>()
            .Any(
                one => one.Class >= FatalSeverity
                    || one.Number is Deadlock or LockTimeout or CommandTimeout
                    || Throttled.Contains(one.Number)
                    || ConnectionLost.Contains(one.Number))
        || (error.Number == Unmapped && (IsLockTimeout(error) || IsConnectionEnd(error)));

    // The number differs by platform (a certificate: Windows -2146893019, OpenSSL 0 or 20 with an inner AuthenticationException); the words
    // do not.
    private static RfmBatchException? ExplainEncryption(SqlException error, string displayName)
    {
        if (error.Message.Contains("does not support encryption", StringComparison.OrdinalIgnoreCase))
        {
            return new(
                $"{displayName} does not offer encryption.",
                "Set it up at the server; or, on a network you trust, add Encrypt=false to the connection string.",
                error);
        }

        return error.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) || error.InnerException is AuthenticationException
            ? new(
                $"{displayName}: the server's certificate is not trusted.",
                "Install a certificate this machine trusts for that server name; or, on a network you trust, add "
                + "TrustServerCertificate=true (or Encrypt=false) to the connection string.",
                error)
            : null;
    }

    private static bool IsLockTimeout(SqlException error) => error.Message.Contains("lock timeout", StringComparison.OrdinalIgnoreCase);

    // PostgreSQL's words for a backend that was ended or a server that shuts down.
    private static bool IsConnectionEnd(SqlException error) =>
        error.Message.Contains("terminating connection", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("deadlock detected", StringComparison.OrdinalIgnoreCase);

    private static bool IsPermission(SqlException error) => error.Message.Contains("permission denied", StringComparison.OrdinalIgnoreCase);

    private static string Code(SqlException error) => string.Create(CultureInfo.InvariantCulture, $"error {error.Number}");
}
