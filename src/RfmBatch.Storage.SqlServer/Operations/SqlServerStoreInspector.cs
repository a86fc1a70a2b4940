using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Operations;

/// <summary>Looks at the server: version, READ_COMMITTED_SNAPSHOT, rights, space, clock.</summary>
internal sealed class SqlServerStoreInspector(SqlServerDialect dialect) : IStoreInspector
{
    private const string ReadSnapshot =
        "SELECT CAST(d.is_read_committed_snapshot_on AS int) AS IsOn FROM sys.databases AS d WHERE d.name = DB_NAME();";

    // The rights of rfm_job, one table of each schema.
    private const string CountRights =
        """
        SELECT
            HAS_PERMS_BY_NAME('etl.Run', 'OBJECT', 'INSERT') + HAS_PERMS_BY_NAME('etl.Run', 'OBJECT', 'UPDATE')
                + HAS_PERMS_BY_NAME('etl.RejectedRow', 'OBJECT', 'INSERT') + HAS_PERMS_BY_NAME('sales.SalesTransaction', 'OBJECT', 'INSERT')
                + HAS_PERMS_BY_NAME('rfm.CustomerRfm', 'OBJECT', 'INSERT')
                + HAS_PERMS_BY_NAME('rfm.CustomerRfm', 'OBJECT', 'DELETE') AS Granted;
        """;

    private const string ReadFreeSpace =
        """
        SELECT MIN(v.available_bytes) AS FreeBytes
        FROM sys.database_files AS f CROSS APPLY sys.dm_os_volume_stats(DB_ID(), f.file_id) AS v;
        """;

    private const string ReadClock = "SELECT SYSUTCDATETIME() AS UtcNow;";

    private const int OldestMajorVersion = 14; // SQL Server 2017

    public async Task<IReadOnlyList<StoreFinding>> InspectAsync(
        DbConnection connection, DateTimeOffset utcNow, CancellationToken cancellationToken)
    {
        var isBabelfish = await SqlServerDialect.IsBabelfishAsync(connection, cancellationToken);
        return
        [
            CheckVersion(connection.ServerVersion, isBabelfish),
            await GuardAsync("read-committed-snapshot", () => CheckSnapshotAsync(connection, isBabelfish, cancellationToken)),
            await GuardAsync("rights", () => CheckRightsAsync(connection, cancellationToken)),
            await GuardAsync("disk", () => CheckSpaceAsync(connection, cancellationToken)),
            await GuardAsync("clock", () => CheckClockAsync(connection, utcNow, cancellationToken)),
        ];
    }

    // A right that is missing for looking does not mean that anything is wrong.
    private static async Task<StoreFinding> GuardAsync(string checkId, Func<Task<StoreFinding>> checkAsync)
    {
        try
        {
            return await checkAsync();
        }
        catch (SqlException error)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The check could not be made (error {error.Number}).");
            return new StoreFinding(
                checkId,
                FindingSeverity.Notice,
                message,
                "Run `rfmbatch doctor` with a login that may see the server's state (VIEW SERVER STATE).");
        }
    }

    private static StoreFinding CheckVersion(string version, bool isBabelfish)
    {
        if (isBabelfish)
        {
            return new StoreFinding("server-version", FindingSeverity.Ok, "The server is Babelfish for PostgreSQL.", "");
        }

        var major = int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture);
        return major >= OldestMajorVersion
            ? new StoreFinding("server-version", FindingSeverity.Ok, $"The server's version is {version}.", "")
            : new StoreFinding(
                "server-version",
                FindingSeverity.Error,
                $"The server's version is {version}; RfmBatch needs SQL Server 2017 (14.0) or later.",
                "Use a newer server.");
    }

    private async Task<StoreFinding> CheckSnapshotAsync(DbConnection connection, bool isBabelfish, CancellationToken cancellationToken)
    {
        if (isBabelfish || await connection.ExecuteScalarAsync<int>(SqlDialect.Command(ReadSnapshot, null, cancellationToken)) == 1)
        {
            return new StoreFinding(
                "read-committed-snapshot", FindingSeverity.Ok, "Readers do not wait for writers (READ_COMMITTED_SNAPSHOT).", "");
        }

        return new StoreFinding(
            "read-committed-snapshot",
            FindingSeverity.Error,
            "READ_COMMITTED_SNAPSHOT is off: reports wait while a run writes, and two programs can block each other.",
            $"Run: ALTER DATABASE {dialect.ObjectName("x", dialect.DatabaseName)[4..]} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK "
            + $"IMMEDIATE;");
    }

    private static async Task<StoreFinding> CheckRightsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        return await connection.ExecuteScalarAsync<int?>(SqlDialect.Command(CountRights, null, cancellationToken)) == 6
            ? new StoreFinding("rights", FindingSeverity.Ok, "The login may load, run and publish.", "")
            : new StoreFinding(
                "rights",
                FindingSeverity.Error,
                "The login may not load, run or publish.",
                "Run: ALTER ROLE rfm_job ADD MEMBER [the login's user];");
    }

    private static async Task<StoreFinding> CheckSpaceAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        return await connection.ExecuteScalarAsync<long?>(SqlDialect.Command(ReadFreeSpace, null, cancellationToken)) is { } freeBytes
            ? FreeSpace.Judge(freeBytes)
            : new StoreFinding("disk", FindingSeverity.Notice, "The server does not tell its free space.", "Check it by hand.");
    }

    private static async Task<StoreFinding> CheckClockAsync(
        DbConnection connection, DateTimeOffset utcNow, CancellationToken cancellationToken)
    {
        var server = await connection.ExecuteScalarAsync<DateTime>(
            SqlDialect.Command(ReadClock, null, cancellationToken));
        var serverNow = new DateTimeOffset(DateTime.SpecifyKind(server, DateTimeKind.Utc));
        var difference = (utcNow - serverNow).Duration();
        var severity = ClockDifference.Judge(difference);
        return severity == FindingSeverity.Ok
            ? new StoreFinding(
                "clock", severity, $"The clocks of this machine and of the server differ by {ClockDifference.Text(difference)}.", "")
            : new StoreFinding(
                "clock",
                severity,
                $"This machine's clock says {ClockDifference.Text(utcNow)}, the server's {ClockDifference.Text(serverNow)}: they differ by "
                + $"{ClockDifference.Text(difference)} ({ClockDifference.Limits}).",
                "Set both by a time server: start and end of runs and loads come from this machine, the journal from the server.");
    }
}
