using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Operations;

/// <summary>Looks at the server: settings, rights, space, clock.</summary>
internal sealed class SqlServerStoreInspector : IStoreInspector
{
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

    // Azure SQL Database shows no volumes; what a database may hold is its limit (-1 where it has none, as in Hyperscale).
    private const string ReadRemainingSpace =
        """
        SELECT
            NULLIF(CAST(DATABASEPROPERTYEX(DB_NAME(), 'MaxSizeInBytes') AS bigint), -1)
                - SUM(CAST(FILEPROPERTY(f.name, 'SpaceUsed') AS bigint)) * 8192 AS FreeBytes
        FROM sys.database_files AS f
        WHERE f.type_desc = N'ROWS';
        """;

    // Of the Express edition, which limits data files.
    private const string ReadUsedSpace =
        """
        SELECT SUM(CAST(FILEPROPERTY(f.name, 'SpaceUsed') AS bigint)) * 8192 AS UsedBytes
        FROM sys.database_files AS f
        WHERE f.type_desc = N'ROWS';
        """;

    public async Task<IReadOnlyList<StoreFinding>> InspectAsync(
        DbConnection connection, DateTimeOffset utcNow, CancellationToken cancellationToken)
    {
        var settings = await ReadSettingsAsync(connection, cancellationToken);
        return
        [
            .. await InspectSettingsAsync(settings, connection, cancellationToken),
            await GuardAsync("rights", () => CheckRightsAsync(connection, cancellationToken)),
            await GuardAsync("disk", () => CheckSpaceAsync(settings, connection, cancellationToken)),
            await GuardAsync("clock", () => CheckClockAsync(connection, utcNow, cancellationToken)),
            .. settings is null ? [] : LargeTableReview.Judge(settings, await ReadTablesAsync(connection, cancellationToken)),
        ];
    }

    public async Task<IReadOnlyList<StoreFinding>> InspectSettingsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await InspectSettingsAsync(await ReadSettingsAsync(connection, cancellationToken), connection, cancellationToken);

    /// <summary>The settings, or null on Babelfish, whose catalogue answers for PostgreSQL.</summary>
    internal static async Task<DatabaseSettings?> ReadSettingsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await Babelfish.IsServerAsync(connection, cancellationToken)
            ? null
            : await connection.QuerySingleAsync<DatabaseSettings>(
                SqlDialect.Command(SqlServerDialect.Files.Text("Queries/Settings_Read"), null, cancellationToken));

    private static async Task<IReadOnlyList<TableState>> ReadTablesAsync(DbConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<TableState>(
            SqlDialect.Command(SqlServerDialect.Files.Text("Queries/Settings_ReadLargeTables"), null, cancellationToken))).AsList();

    private static async Task<IReadOnlyList<StoreFinding>> InspectSettingsAsync(
        DatabaseSettings? settings, DbConnection connection, CancellationToken cancellationToken) => settings is null
        ?
        [
            new StoreFinding("server-version", FindingSeverity.Ok, "The server is Babelfish for PostgreSQL.", ""),
            new StoreFinding(
                "read-committed-snapshot", FindingSeverity.Ok, "Readers do not wait for writers (READ_COMMITTED_SNAPSHOT).", ""),
        ]
        :
        [
            .. SettingsReview.Judge(settings),
            await GuardAsync("log-space", () => CheckLogAsync(settings, connection, cancellationToken)),
        ];

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
                "Run `rfmbatch doctor` with a login that may see the server's state (VIEW SERVER STATE; in Azure SQL Database VIEW "
                + "DATABASE STATE).");
        }
    }

    private static async Task<StoreFinding> CheckLogAsync(
        DatabaseSettings settings, DbConnection connection, CancellationToken cancellationToken) =>
        SettingsReview.Judge(
            settings,
            await connection.QuerySingleAsync<LogSpace>(
                SqlDialect.Command(SqlServerDialect.Files.Text("Queries/Settings_ReadLogSpace"), null, cancellationToken)));

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

    private static async Task<StoreFinding> CheckSpaceAsync(
        DatabaseSettings? settings, DbConnection connection, CancellationToken cancellationToken)
    {
        async Task<long?> ReadAsync(string statement) =>
            await connection.ExecuteScalarAsync<long?>(SqlDialect.Command(statement, null, cancellationToken));
        var free = await ReadAsync(settings is { IsAzureDatabase: true } ? ReadRemainingSpace : ReadFreeSpace);
        if (settings?.ExpressLimitBytes is { } limit && limit - await ReadAsync(ReadUsedSpace) is { } remaining)
        {
            free = Math.Min(free ?? remaining, remaining);
        }

        return free is { } freeBytes
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
