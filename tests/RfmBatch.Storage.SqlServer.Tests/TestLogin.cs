using Dapper;
using Microsoft.Data.SqlClient;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>A login with one role in one database, dropped after.</summary>
public sealed class TestLogin : IAsyncDisposable
{
    private readonly string _administratorConnectionString;
    private readonly string _name;

    private TestLogin(string administratorConnectionString, string name, string connectionString)
    {
        _administratorConnectionString = administratorConnectionString;
        _name = name;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<TestLogin> CreateAsync(string databaseConnectionString, string role)
    {
        using var gate = await SqlServerTestServer.EnterGateAsync();
        var name = $"rfmbatch_{Guid.NewGuid():N}"[..20];
        var password = $"Aa1!{Guid.NewGuid():N}";
        await ExecuteAsync(databaseConnectionString, $"CREATE LOGIN [{name}] WITH PASSWORD = '{password}';");
        await ExecuteAsync(databaseConnectionString, $"CREATE USER [{name}] FOR LOGIN [{name}];");
        await ExecuteAsync(databaseConnectionString, $"ALTER ROLE {role} ADD MEMBER [{name}];");
        var builder = new SqlConnectionStringBuilder(databaseConnectionString)
        {
            UserID = name,
            Password = password,
            IntegratedSecurity = false,
            Pooling = false
        };
        return new TestLogin(databaseConnectionString, name, builder.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        using var gate = await SqlServerTestServer.EnterGateAsync();
        await ExecuteAsync(_administratorConnectionString, $"DROP USER [{_name}];");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(_administratorConnectionString, $"DROP LOGIN [{_name}];");
                return;
            }
            catch (SqlException) when (attempt < 20)
            {
                // A closed session ends on the server a moment later.
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
