using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class RolesTests : StoreContract, IClassFixture<SqlServerStoreFixture>
{
    private static readonly string[] Ddl =
    [
        "CREATE TABLE etl.Mine (A int NOT NULL);",
        "CREATE TABLE rfm.Mine (A int NOT NULL);",
        "CREATE VIEW bi.Mine AS SELECT 1 AS One;",
        "ALTER TABLE etl.Run ADD Mine int NULL;",
        "DROP TABLE etl.RejectedRow;",
        "DROP VIEW bi.Run;",
        "TRUNCATE TABLE etl.RejectedRow;",
    ];

    public RolesTests(SqlServerStoreFixture fixture)
        : base(fixture)
    {
    }

    private string ConnectionString => ((SqlServerStoreFixture)Fixture).ConnectionStringOf(Store);

    [Fact]
    public async Task A_login_with_only_rfm_reader_reads_every_view_of_bi()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_reader");
        await using var connection = await OpenAsync(login);
        foreach (var view in Store.Dialect.Sql.Names("Views").Select(Path.GetFileNameWithoutExtension))
        {
            Assert.True(await connection.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM bi.[{view}];") >= 0);
        }
    }

    // What export, report and segments do first, and what they read.
    [Fact]
    public async Task A_login_with_only_rfm_reader_knows_the_store_and_reads_it()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_reader");
        await using var store = new SqlServerStore(login.ConnectionString);
        await store.EnsureDeployedAsync(Cancellation);

        Assert.Contains(
            await store.Bi.ListAsync(new BiQuery("Program"), Cancellation), program => program.Text("ProgramName") == "default");
    }

    [Fact]
    public async Task A_login_with_only_rfm_reader_sees_nothing_but_bi()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_reader");
        await using var connection = await OpenAsync(login);
        foreach (var table in await TablesAsync())
        {
            // Names of scripts, by which export and report know that the database is theirs.
            if (!string.Equals(table, "etl.SchemaVersion", StringComparison.OrdinalIgnoreCase))
            {
                await RefusedAsync(connection, $"SELECT COUNT(*) FROM {table};");
            }

            await RefusedAsync(connection, $"DELETE FROM {table};");
        }

        foreach (var statement in Ddl)
        {
            await RefusedAsync(connection, statement);
        }
    }

    [Fact]
    public async Task A_login_with_only_rfm_job_reads_and_writes_what_jobs_need()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_job");
        await using var store = new SqlServerStore(login.ConnectionString);
        await store.EnsureDeployedAsync(Cancellation);
        await using var held = await store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation);
        await held.EnsureHeldAsync(Cancellation);

        await using var connection = await OpenAsync(login);
        string[] notTheirs = ["etl.schemaversion", "etl.viewversion", "etl.dictionary", "etl.audit"];
        foreach (var table in await TablesAsync())
        {
            Assert.True(await connection.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM {table};") >= 0);
            var delete = $"DELETE FROM {table} WHERE 1 = 0;";
            if (notTheirs.Contains(table.ToLowerInvariant()))
            {
                await RefusedAsync(connection, delete);
            }
            else
            {
                await connection.ExecuteAsync(delete);
            }
        }
    }

    [Fact]
    public async Task A_login_with_only_rfm_job_adds_acts_to_the_audit_and_neither_changes_nor_deletes_one()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_job");
        await using var store = new SqlServerStore(login.ConnectionString);
        await store.Audit.WriteAsync(AuditEntry.Unpublish(1, "default"), Cancellation);
        await using var connection = await OpenAsync(login);
        var by = await connection.ExecuteScalarAsync<string>("SELECT MAX(a.LoginName) FROM bi.Audit AS a;");
        Assert.Equal(new SqlConnectionStringBuilder(login.ConnectionString).UserID, by, ignoreCase: true);

        await RefusedAsync(connection, "UPDATE etl.Audit SET LoginName = N'somebody else';");
        await RefusedAsync(connection, "DELETE FROM etl.Audit;");
        await RefusedAsync(connection, "TRUNCATE TABLE etl.Audit;");
        Assert.Null(await store.Audit.DeleteAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancellation));
        Assert.Equal(1, await Store.Audit.DeleteAsync(TimeProvider.System.GetUtcNow().AddDays(1), Cancellation));
    }

    [Fact]
    public async Task A_login_with_only_rfm_job_can_bulk_copy_into_staging()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_job");
        await using var connection = await OpenAsync(login);
        await connection.ExecuteAsync(Store.Dialect.Text("Queries/Load_CreateStaging"));
        await new BulkColumns().CopyAsync(
            connection,
            "#StagingRejectedRow",
            1,
            [
                BulkColumn.Long("LineNumber", _ => 2L),
                BulkColumn.Text("ReasonCode", _ => "bad-date"),
                BulkColumn.Text("RawText", _ => "x"),
            ],
            Cancellation);

        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM #StagingRejectedRow;"));
    }

    [Fact]
    public async Task A_login_with_only_rfm_job_is_refused_ddl()
    {
        await using var login = await TestLogin.CreateAsync(ConnectionString, "rfm_job");
        await using var connection = await OpenAsync(login);
        foreach (var statement in Ddl)
        {
            await RefusedAsync(connection, statement);
        }
    }

    private static async Task<SqlConnection> OpenAsync(TestLogin login)
    {
        var connection = new SqlConnection(login.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task RefusedAsync(SqlConnection connection, string sql)
    {
        var refusal = await Record.ExceptionAsync(() => connection.ExecuteAsync(sql));
        Assert.True(refusal is SqlException, $"not refused: {sql}");
        Assert.Matches("permission|denied|owner|not exist", refusal.Message);
    }

    private async Task<List<string>> TablesAsync()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        return [.. await connection.QueryAsync<string>(
            "SELECT t.TABLE_SCHEMA + '.' + t.TABLE_NAME AS TableName FROM INFORMATION_SCHEMA.TABLES AS t WHERE t.TABLE_TYPE = 'BASE TABLE' "
            + "AND t.TABLE_SCHEMA IN ('etl', 'sales', 'rfm');")];
    }
}
