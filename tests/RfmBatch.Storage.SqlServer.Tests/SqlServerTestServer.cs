using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>The server the tests use: <c>RFMBATCH_SQLSERVER</c>, a connection string of a login that may create databases.</summary>
/// <remarks>
/// To have one: <c>docker run -e ACCEPT_EULA=Y -e MSSQL_SA_PASSWORD=... -p 1433:1433 mcr.microsoft.com/mssql/server:2022-latest</c>.
/// <c>RFMBATCH_REQUIRE_SQLSERVER=1</c> makes a missing server a failure.
/// </remarks>
public static class SqlServerTestServer
{
    // Babelfish fails at random when two sessions create or drop databases or schemas at a time, also from two test processes.
    private static readonly string GatePath = Path.Combine(Path.GetTempPath(), "rfmbatch-sqlserver-tests.lock");

    private static int _count;

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("RFMBATCH_SQLSERVER") is { Length: > 0 } value
        ? value
        : null;

    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("RFMBATCH_REQUIRE_SQLSERVER") == "1";

    public static string? UnavailableReason { get; } = ConnectionString is null
        ? "RFMBATCH_SQLSERVER is not set: no SQL Server to test against."
        : null;

    /// <summary>Creates an empty database and returns the connection string to it.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"rfmbatch_test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        using var gate = await EnterGateAsync();
        await ExecuteAsync($"CREATE DATABASE [{name}];");
        return new SqlConnectionStringBuilder(ConnectionString) { InitialCatalog = name }.ConnectionString;
    }

    /// <summary>Drops a database made here, sessions and all.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        SqlConnection.ClearAllPools();
        using var gate = await EnterGateAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync($"DROP DATABASE IF EXISTS [{name}];");
                return;
            }
            catch (SqlException) when (attempt < 20)
            {
                // A closed session leaves the database a moment later.
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    /// <summary>Waits until no other test process of this machine creates, deploys or drops a database.</summary>
    public static async Task<IDisposable> EnterGateAsync()
    {
        while (true)
        {
            try
            {
                return new FileStream(GatePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 120);
    }
}
