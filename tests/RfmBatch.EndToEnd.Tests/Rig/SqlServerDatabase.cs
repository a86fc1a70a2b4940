using System.Globalization;
using Microsoft.Data.SqlClient;

namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>
/// A database of one test on the server of <c>RFMBATCH_SQLSERVER</c>, a connection string of a login that may create databases.
/// </summary>
internal sealed class SqlServerDatabase
{
    // Shared with the other test projects: Babelfish fails at random when two sessions create or drop databases at a time.
    private static readonly string _gatePath = Path.Combine(Path.GetTempPath(), "rfmbatch-sqlserver-tests.lock");
    private static int _count;

    private SqlServerDatabase(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public static async Task<SqlServerDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable("RFMBATCH_SQLSERVER");
        if (string.IsNullOrEmpty(server))
        {
            const string Reason = "RFMBATCH_SQLSERVER is not set: no SQL Server to test against.";
            Assert.False(Environment.GetEnvironmentVariable("RFMBATCH_REQUIRE_SQLSERVER") == "1", Reason);
            Assert.Skip(Reason);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"rfmbatch_e2e_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        using var gate = await EnterGateAsync();
        await ExecuteAsync(server, $"CREATE DATABASE [{name}];");
        return new SqlServerDatabase(new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString);
    }

    public async Task DropAsync()
    {
        var builder = new SqlConnectionStringBuilder(ConnectionString);
        var name = builder.InitialCatalog;
        builder.InitialCatalog = "master";
        // What was read in this process keeps its session in the pool.
        SqlConnection.ClearAllPools();
        using var gate = await EnterGateAsync();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(builder.ConnectionString, $"DROP DATABASE IF EXISTS [{name}];");
                return;
            }
            catch (SqlException) when (attempt < 40)
            {
                // A killed process's session leaves the database a moment later.
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until no other test process of this machine creates, deploys or drops a database.</summary>
    public static async Task<IDisposable> EnterGateAsync()
    {
        while (true)
        {
            try
            {
                return new FileStream(_gatePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
