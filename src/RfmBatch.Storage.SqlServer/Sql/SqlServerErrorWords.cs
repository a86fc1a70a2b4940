namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>What a number of SQL Server means for somebody who loads, runs or deploys.</summary>
/// <param name="Message">What follows the name of the database, without full stop.</param>
/// <param name="NextStep">What to do.</param>
/// <remarks>
/// https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors; of Azure
/// https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues.
/// </remarks>
internal sealed record SqlServerErrorWords(string Message, string NextStep)
{
    /// <summary>LOCK_TIMEOUT of a session went by.</summary>
    public const int LockTimeout = 1222;

    /// <summary>A right on an object is missing.</summary>
    public const int PermissionDenied = 229;

    private const int Deadlock = 1205;
    private const int CommandTimeout = -2;

    // 2, 53, 258, 10060, 10061: cannot be reached; 64, 121, 233, 10053, 10054: the other side hung up; 596, 6005: session killed, server
    // shutting down; 982, 983: a replica changes its role; the others are Azure's moves between machines.
    private static readonly int[] ConnectionLost =
    [
        2, 53, 64, 121, 233, 258, 596, 982, 983, 4221, 6005, 10053, 10054, 10060, 10061, 10936, 11001, 40143, 40540
    ];

    private static readonly int[] Throttled = [40613, 40197, 40501, 49918, 49919, 49920, 10928, 10929];

    // 701, 802: none left; 8645, 8651: none granted; 1204: none for locks.
    private static readonly int[] Memory = [701, 802, 1204, 8645, 8651];

    private static readonly (int[] Numbers, SqlServerErrorWords Words)[] Known =
    [
        (
            [18456, 18452, 18470, 18486, 18487, 18488],
            new(" refused the login", "Check user, password and the login's rights; the password is not shown here.")),
        (
            [4060, 911, 4064],
            new(
                ": the database does not exist, or the login may not use it",
                "Create it (CREATE DATABASE ...), give the login a user in it, then run `rfmbatch deploy`.")),
        (
            [PermissionDenied, 230, 262, 297, 300, 916, 1088, 2760, 15247],
            new(
                ": the login lacks a right",
                "deploy needs db_owner; load, run, publish and purge need the role rfm_job (ALTER ROLE rfm_job ADD MEMBER ...).")),
        (Throttled, new(" is not available just now", "Try again in a minute.")),
        ([Deadlock], new(": a deadlock was resolved against this program", "Repeat the command; nothing was changed.")),
        (
            [LockTimeout],
            new(
                ": another session holds a lock for longer than 25 seconds",
                "See who blocks (sys.dm_exec_requests), then repeat the command.")),
        (
            [CommandTimeout],
            new(": a statement took too long", "See what the server is busy with, then repeat the command.")),
        (
            Memory,
            new(
                ": the server had no memory for a statement",
                "See who holds it (sys.dm_exec_query_memory_grants, sys.dm_os_memory_clerks), then repeat the command.")),
        (
            [1101, 1105],
            new(
                ": the database's files are full; the transaction was rolled back",
                "Free or add space (`rfmbatch doctor` shows how much there is) and repeat the command.")),
        (
            [1827],
            new(
                ": the database has reached the size that its edition allows; the transaction was rolled back",
                "Remove old runs (`rfmbatch purge`), or use another edition.")),
        (
            [9002],
            new(
                ": the transaction log is full; the transaction was rolled back",
                "`rfmbatch doctor` shows its size and what it waits for (log_reuse_wait_desc in sys.databases): back it up or let it grow, "
                + "then repeat the command.")),
        (
            [40544],
            new(
                ": the database has reached its size limit; the transaction was rolled back",
                "Remove old runs (`rfmbatch purge`), or give the database a larger MAXSIZE, then repeat the command.")),
        (
            [40549, 40550, 40551, 40552, 40553],
            new(
                ": Azure ended the session, for its transaction was too large or too long",
                "Load in smaller files, or choose a higher service objective.")),
        (
            [3906, 3908],
            new(" is read-only", "Use the primary, or set the database to READ_WRITE.")),
        (
            [976, 978, 979],
            new(
                " is a secondary replica that does not take this connection",
                "Name the listener in the connection string; ApplicationIntent=ReadOnly is for export and report only.")),
        ([208], new(": an object of the schema is missing", "Run `rfmbatch doctor`, then `rfmbatch deploy`.")),
    ];

    /// <summary>The words of a number, or null where nothing can be done about it.</summary>
    public static SqlServerErrorWords? Find(int number) =>
        Known.FirstOrDefault(entry => entry.Numbers.Contains(number)).Words;

    /// <summary>Whether an error of this number passes by itself, so that repeating the work later can succeed.</summary>
    public static bool Passes(int number) =>
        number is Deadlock or LockTimeout or CommandTimeout
        || Throttled.Contains(number)
        || Memory.Contains(number)
        || ConnectionLost.Contains(number);
}
