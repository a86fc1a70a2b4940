using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.SqlClient;

[assembly: AssemblyFixture(typeof(RfmBatch.Storage.SqlServer.Tests.DeployedDatabases))]

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>Deployed databases whose class is over, emptied; dropped when the last test is over.</summary>
public sealed class DeployedDatabases : IAsyncDisposable
{
    private static readonly ConcurrentBag<string> Free = [];

    public static bool TryTake([NotNullWhen(true)] out string? connectionString) => Free.TryTake(out connectionString);

    public static void Return(string connectionString) => Free.Add(connectionString);

    /// <summary>Deletes all rows but those a deployment makes; false when that is not possible, and the database must be dropped.</summary>
    public static async Task<bool> TryEmptyAsync(string connectionString)
    {
        try
        {
            await using var connection = new SqlConnection(connectionString);
            await connection.OpenAsync();
            var tables = (await connection.QueryAsync<string>(
                "SELECT t.TABLE_SCHEMA + '.' + t.TABLE_NAME FROM INFORMATION_SCHEMA.TABLES AS t WHERE t.TABLE_TYPE = 'BASE TABLE' AND "
                + "t.TABLE_SCHEMA IN ('etl', 'sales', 'rfm');")).ToList();
            string[] kept =
            [
                "etl.schemaversion", "etl.viewversion", "etl.dictionary", "etl.program", "etl.run", "etl.load", "sales.product",
                "rfm.segment", "rfm.cluster"
            ];
            var batch = tables.Where(table => !kept.Contains(table.ToLowerInvariant())).Select(table => $"DELETE FROM {table};")
                .Concat(
                [
                    "DELETE FROM etl.Run;",
                    "DELETE FROM etl.Load;",
                    "DELETE FROM etl.Program WHERE ProgramName <> N'default';",
                    "UPDATE etl.Program SET LatestRunKey = NULL, OptionsJson = N'{}', TimeZoneId = 'UTC', FreshnessLimitDays = 7, IsActive "
                    + "= 1, FilterText = NULL, CurrencyCode = NULL, CronExpression = NULL, AttemptedAt = NULL, AttemptFailureText = NULL, "
                    + "NotAfterTime = NULL, TimeLimitMinutes = NULL, Description = N'What `rfmbatch run` runs where no program is named.';",
                    "DELETE FROM sales.Product WHERE ProductKey <> 0;",
                    "INSERT INTO sales.LoadProduct (LoadKey, ProductKey) VALUES (0, 0);",
                    "DELETE FROM rfm.Segment WHERE SegmentKey > 0;",
                    "DELETE FROM rfm.Cluster WHERE ClusterKey > 0;",
                ]);
            await connection.ExecuteAsync("SET LOCK_TIMEOUT 5000; " + string.Join(' ', batch));
            return true;
        }
        catch (SqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (Free.TryTake(out var connectionString))
        {
            await SqlServerTestServer.DropDatabaseAsync(connectionString);
        }
    }
}
