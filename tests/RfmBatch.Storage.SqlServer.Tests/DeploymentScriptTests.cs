using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.SqlServer.Deployment;
using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Testing;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>The file of <c>deploy --script</c>, run batch by batch in one session, beside a database that <c>deploy</c> made.</summary>
/// <remarks>On Babelfish in its dialect; in that of SQL Server where the server is one.</remarks>
public sealed class DeploymentScriptTests(SqlServerStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    private SqlServerStoreFixture Server => (SqlServerStoreFixture)Fixture;

    [Fact]
    public async Task An_empty_database_becomes_what_deploy_makes_and_a_second_time_changes_nothing()
    {
        var store = await Fixture.CreateEmptyAsync();
        await RunAsync(store);
        await AssertDeployedAsync(store, Store);

        var times = await SchemaSnapshot.ReadTimesAsync(store, Cancellation);
        await RunAsync(store);
        await AssertDeployedAsync(store, Store);
        Assert.Equal(times, await SchemaSnapshot.ReadTimesAsync(store, Cancellation));
    }

    // 8 migrations are version 0.1's; views and dictionary of then were others.
    [Theory]
    [InlineData(8)]
    [InlineData(17)]
    public async Task A_database_of_an_earlier_version_becomes_what_deploy_makes(int migrationCount)
    {
        var store = await Fixture.CreateEmptyAsync();
        await DeployEarlierAsync(store, migrationCount);
        var before = await SchemaSnapshot.ReadTimesAsync(store, Cancellation);

        await RunAsync(store);

        var deployed = await Fixture.CreateEmptyAsync();
        await DeployEarlierAsync(deployed, migrationCount);
        await deployed.Schema.DeployAsync(Cancellation);
        await AssertDeployedAsync(store, deployed);
        var after = await SchemaSnapshot.ReadTimesAsync(store, Cancellation);
        Assert.Equal(before.Take(migrationCount), after.Take(migrationCount));
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM bi.Theirs;"));
        Assert.Equal(5m, await connection.ExecuteScalarAsync<decimal>("SELECT SUM(s.Amount) FROM bi.Sale AS s;"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_of_itself_and_the_file_goes_on_from_there()
    {
        var store = await Fixture.CreateEmptyAsync();
        await DeployEarlierAsync(store, migrationCount: 8);

        // 0012 adds columns, and then fills a table of that name.
        await ExecuteAsync(store, "CREATE TABLE sales.LoadDay (LoadKey int NOT NULL);");
        await Assert.ThrowsAsync<SqlException>(() => RunAsync(store));
        var state = await store.Schema.ReadStateAsync(Cancellation);
        Assert.Equal("SqlServer/Migrations/0011_CreateRejectShape.sql", state.Applied[^1]);
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            Assert.Null(await connection.ExecuteScalarAsync<object?>("SELECT COL_LENGTH(N'sales.Customer', N'RemovedByLoadKey');"));
        }

        await ExecuteAsync(store, "DROP TABLE sales.LoadDay;");
        await RunAsync(store);
        Assert.Equal(SchemaStateKind.Current, (await store.Schema.ReadStateAsync(Cancellation)).Kind);
    }

    [Fact]
    public async Task Somebody_else_s_tables_are_left_alone()
    {
        var store = await Fixture.CreateEmptyAsync();
        await ExecuteAsync(store, "EXEC (N'CREATE SCHEMA sales;'); CREATE TABLE sales.Invoice (Amount int NOT NULL);");

        var refusal = await Assert.ThrowsAsync<SqlException>(() => RunAsync(store));

        Assert.Contains("not RfmBatch's", refusal.Message, StringComparison.Ordinal);
        await AssertRestDoesNothingAsync(store);
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        Assert.Null(await connection.ExecuteScalarAsync<object?>("SELECT SCHEMA_ID(N'etl');"));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        var store = await Fixture.CreateEmptyAsync();
        await DeployEarlierAsync(store, migrationCount: 8);
        await ExecuteAsync(store, "INSERT INTO etl.SchemaVersion (ScriptName, Applied) VALUES (N'9999_FromTheFuture.sql', '2026-01-01');");

        var refusal = await Assert.ThrowsAsync<SqlException>(() => RunAsync(store));

        Assert.Contains("9999_FromTheFuture.sql", refusal.Message, StringComparison.Ordinal);
        await AssertRestDoesNothingAsync(store);
        Assert.Equal(9, (await store.Schema.ReadStateAsync(Cancellation)).Applied.Count);
    }

    [Fact]
    public async Task A_system_database_is_refused()
    {
        var master = new SqlServerStore(
            new SqlConnectionStringBuilder(Server.ConnectionStringOf(Store)) { InitialCatalog = "master" }.ConnectionString);

        var refusal = await Assert.ThrowsAsync<SqlException>(() => RunAsync(master));

        Assert.Contains("system database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_for_a_deployment_that_is_under_way_by_the_same_lock()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        var begin = SqlcmdFile.Batches(await TextAsync(connection))[0];
        await connection.ExecuteAsync(begin);

        var modes = await connection.QueryAsync<string>(
            "SELECT APPLOCK_MODE(N'public', @Resource, N'Session');",
            new { Resource = Locking.ApplicationLock.DeploymentOf((SqlServerDialect)Store.Dialect) });
        Assert.Equal(["Exclusive"], modes);
    }

    private static async Task ExecuteAsync(RfmStore store, string sql)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    // Journalled as DbUp does it, then what a deployment of that version left besides: an older text of a view, a view and words that are
    // gone, and rows.
    private static async Task DeployEarlierAsync(RfmStore store, int migrationCount)
    {
        var dialect = (SqlServerDialect)store.Dialect;
        using var gate = await SqlServerTestServer.EnterGateAsync();
        await ExecuteAsync(store, dialect.Text("Queries/Deployment_CreateJournal"));
        await new SqlServerMigrationRunner(dialect).RunAsync(
            [
                .. dialect.Sql.Names("Migrations").Take(migrationCount)
                    .Select(name => new DeploymentStep(DeploymentStepKind.Migration, name, dialect.Sql.TextOf(name)))
            ],
            Cancellation);
        foreach (var view in new[] { "Program", "Retired", "Theirs" })
        {
            await ExecuteAsync(store, $"CREATE VIEW bi.{view} AS SELECT 1 AS One;");
        }

        await ExecuteAsync(
            store,
            "INSERT INTO etl.ViewVersion (ViewName, TextHash, DeployedAt) VALUES ('Program', 'older', '2026-01-01'), ('Retired', 'older', "
            + "'2026-01-01'); INSERT INTO etl.Dictionary (ObjectName, ColumnName, Unit, Description) VALUES ('Retired', '', N'a row', "
            + "N'Gone.'); INSERT INTO sales.Customer (CustomerId) VALUES (N'C1'); INSERT INTO sales.SalesTransaction (CustomerKey, "
            + "SaleKey, ProductKey, OrderDate, OrderId, Amount, IsReturn, LoadKey) SELECT c.CustomerKey, 1, 0, '2025-01-01', N'O1', 5, 0, "
            + "1 FROM sales.Customer AS c;");
    }

    private static async Task<string> TextAsync(System.Data.Common.DbConnection connection) =>
        DeploymentScript.Compose([], await Babelfish.IsServerAsync(connection, Cancellation));

    private static async Task RunAsync(RfmStore store)
    {
        using var gate = await SqlServerTestServer.EnterGateAsync();
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        foreach (var batch in SqlcmdFile.Batches(await TextAsync(connection)))
        {
            await connection.ExecuteAsync(batch, commandTimeout: 120);
        }
    }

    // A client that goes on after an error.
    private static async Task AssertRestDoesNothingAsync(RfmStore store)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        var batches = SqlcmdFile.Batches(await TextAsync(connection));
        await Assert.ThrowsAsync<SqlException>(async () =>
        {
            foreach (var batch in batches.Take(3))
            {
                await connection.ExecuteAsync(batch);
            }
        });
        foreach (var batch in batches.Skip(3).SkipLast(1))
        {
            await connection.ExecuteAsync(batch);
        }

        var last = await Assert.ThrowsAsync<SqlException>(() => connection.ExecuteAsync(batches[^1]));
        Assert.Contains("Nothing was deployed", last.Message, StringComparison.Ordinal);
    }

    private static async Task AssertDeployedAsync(RfmStore store, RfmStore deployed)
    {
        var own = await SchemaSnapshot.ReadAsync(store, Cancellation);
        var expected = await SchemaSnapshot.ReadAsync(deployed, Cancellation);
        Assert.All(SchemaSnapshot.Kinds, kind => Assert.Contains(expected, line => line.StartsWith($"{kind} ", StringComparison.Ordinal)));
        Assert.Equal(expected, own);
        Assert.All(await store.Schema.PlanAsync(Cancellation), step => Assert.Equal(DeploymentStepKind.Security, step.Kind));
        Assert.All(await store.Schema.DeployAsync(Cancellation), step => Assert.Equal(DeploymentStepKind.Security, step.Kind));
    }
}
