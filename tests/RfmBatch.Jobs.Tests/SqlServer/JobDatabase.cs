using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Storage.SqlServer;

namespace RfmBatch.Jobs.Tests.SqlServer;

/// <summary>A database with the job server's tables, and a login that has the role rfm_job and nothing else.</summary>
/// <remarks>
/// <c>RFMBATCH_SQLSERVER</c> names the server. Where Hangfire's installer does not run (Babelfish), <c>RFMBATCH_HANGFIRE_TABLES</c> can
/// name a script that creates the tables of schema HangFire; without it the tests are skipped.
/// </remarks>
public sealed class JobDatabase : IAsyncLifetime
{
    // Babelfish fails at random when two sessions create or drop databases or schemas at a time, also from two test processes.
    private static readonly string GatePath = Path.Combine(Path.GetTempPath(), "rfmbatch-sqlserver-tests.lock");
    private static readonly string Login = $"rfmbatch_{Guid.NewGuid():N}"[..20];
    private static readonly string Password = $"Aa1!{Guid.NewGuid():N}";
    private readonly string? _server = Environment.GetEnvironmentVariable("RFMBATCH_SQLSERVER");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rfmbatch-jobs-");
    private string? _skip = "RFMBATCH_SQLSERVER is not set: no SQL Server to test against.";
    private string _name = "";

    /// <summary>The database as its owner sees it.</summary>
    public SqlServerStore Store { get; private set; } = null!;

    /// <summary>The password of the login, which no log may hold.</summary>
    public string Secret { get; } = Password;

    /// <summary>Working folder of server processes.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Skips the test where there is no server that can hold jobs.</summary>
    public void SkipUnlessAvailable() => Assert.SkipWhen(_skip is not null, _skip ?? "");

    /// <summary>The address for server processes, with the login that has only rfm_job.</summary>
    /// <param name="port">Another port of this machine, or null for the server's own.</param>
    public string JobAddress(int? port = null)
    {
        var builder = new SqlConnectionStringBuilder(OwnAddress)
        {
            UserID = Login,
            Password = Password,
            IntegratedSecurity = false,
            ConnectTimeout = 10
        };
        builder.DataSource = port is { } other ? string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{other}") : builder.DataSource;
        return builder.ConnectionString;
    }

    /// <summary>Host and port of the server, for a proxy.</summary>
    public (string Host, int Port) Endpoint
    {
        get
        {
            var parts = new SqlConnectionStringBuilder(_server).DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase)
                .Split(',');
            return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1433);
        }
    }

    private string OwnAddress => new SqlConnectionStringBuilder(_server) { InitialCatalog = _name }.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(_server))
        {
            return;
        }

        _name = string.Create(CultureInfo.InvariantCulture, $"rfmbatch_jobs_{Environment.ProcessId}_{Guid.NewGuid():N}")[..40];
        using (await EnterGateAsync())
        {
            await ExecuteAsync(_server, $"CREATE DATABASE [{_name}];");
            Store = new SqlServerStore(OwnAddress);
            await Store.Schema.DeployAsync(CancellationToken.None);
            _skip = await InstallJobTablesAsync();
            await ExecuteAsync(OwnAddress, $"CREATE LOGIN [{Login}] WITH PASSWORD = '{Password}';");
            await ExecuteAsync(OwnAddress, $"CREATE USER [{Login}] FOR LOGIN [{Login}];");
            await ExecuteAsync(OwnAddress, $"ALTER ROLE rfm_job ADD MEMBER [{Login}];");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        if (string.IsNullOrEmpty(_server))
        {
            return;
        }

        SqlConnection.ClearAllPools();
        using var gate = await EnterGateAsync();
        await ExecuteAsync(OwnAddress, $"DROP USER [{Login}];");
        SqlConnection.ClearAllPools();
        await RepeatAsync($"DROP DATABASE IF EXISTS [{_name}];");
        await RepeatAsync($"DROP LOGIN [{Login}];");
    }

    /// <summary>Loads made sales of so many customers.</summary>
    public async Task LoadAsync(int customers, string name)
    {
        var path = WriteSales(name, customers);
        await new TransactionLoader(Store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
            new TransactionFileRequest { Path = path }, null, CancellationToken.None);
    }

    /// <summary>Writes a file of sales, one order per customer.</summary>
    public string WriteSales(string name, int customers)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var rows = Enumerable.Range(0, customers)
            .Select(
                i => string.Create(
                    CultureInfo.InvariantCulture, $"c{i},o{name}{i},{new DateOnly(2025, 1, 1).AddDays(i % 90):yyyy-MM-dd},{10 + (i % 7)}"));
        File.WriteAllText(path, "customer,order,date,amount\n" + string.Join('\n', rows) + "\n");
        return path;
    }

    /// <summary>Asks the owner's connection for one value.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await Store.Dialect.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    private async Task<string?> InstallJobTablesAsync()
    {
        var schema = new JobSchema(Store);
        try
        {
            await schema.DeployAsync(CancellationToken.None);
            return null;
        }
        catch (JobSchemaUnsupportedException unsupported)
        {
            if (Environment.GetEnvironmentVariable("RFMBATCH_HANGFIRE_TABLES") is not { Length: > 0 } script)
            {
                return $"{unsupported.Message} RFMBATCH_HANGFIRE_TABLES can name a script that creates them.";
            }

            await ExecuteAsync(OwnAddress, await File.ReadAllTextAsync(script));
            await schema.DeployAsync(CancellationToken.None);
            return null;
        }
    }

    private static async Task<IDisposable> EnterGateAsync()
    {
        while (true)
        {
            try
            {
                return new FileStream(GatePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(50);
            }
        }
    }

    // A closed session leaves the database a moment later.
    private async Task RepeatAsync(string sql)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(_server!, sql);
                return;
            }
            catch (SqlException) when (attempt < 40)
            {
                await Task.Delay(250);
            }
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 120);
    }
}
