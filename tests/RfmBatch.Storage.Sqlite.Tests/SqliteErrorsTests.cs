using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class SqliteErrorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "store.db");

    [Fact]
    public async Task A_file_with_other_tables_is_not_ours_and_stays_as_it_is()
    {
        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await connection.ExecuteAsync("CREATE TABLE theirs (a INTEGER); INSERT INTO theirs VALUES (1);");
        }

        var before = await System.IO.File.ReadAllBytesAsync(File, Cancellation);
        await using var store = new SqliteStore(File);
        foreach (var attempt in new Func<Task>[] {
            () => store.Schema.DeployAsync(Cancellation),
            () => store.Schema.PlanAsync(Cancellation),
            () => store.EnsureDeployedAsync(Cancellation)
        })
        {
            Assert.Equal(SchemaStateKind.Foreign, (await Assert.ThrowsAsync<SchemaNotDeployedException>(attempt)).Kind);
        }

        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, Cancellation));
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(1)] // shorter than a page: SQLite itself would take it for an empty database
    [InlineData(100)]
    public async Task A_file_that_is_no_database_is_refused_and_stays_as_it_is(int lines)
    {
        var text = string.Concat(Enumerable.Repeat("customer,order,date,amount\n", lines));
        await System.IO.File.WriteAllTextAsync(File, text, Cancellation);
        await using var store = new SqliteStore(File);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => store.Schema.DeployAsync(Cancellation));

        Assert.Contains("is not a SQLite database", failure.Message, StringComparison.Ordinal);
        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File, Cancellation));
    }

    [Fact]
    public async Task Planning_and_reading_create_no_file()
    {
        await using var store = new SqliteStore(File);
        Assert.NotEmpty(await store.Schema.PlanAsync(Cancellation));
        Assert.Equal(
            SchemaStateKind.Missing,
            (await Assert.ThrowsAsync<SchemaNotDeployedException>(() => store.Dialect.OpenAsync(Cancellation))).Kind);

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_folder_and_a_missing_folder_are_named()
    {
        await using var folder = new SqliteStore(_folder);
        Assert.Contains(
            "is a folder",
            (await Assert.ThrowsAsync<RfmBatchException>(() => folder.Schema.DeployAsync(Cancellation))).Message,
            StringComparison.Ordinal);
        await using var missing = new SqliteStore(Path.Combine(_folder, "no", "store.db"));
        Assert.Contains(
            "folder",
            (await Assert.ThrowsAsync<RfmBatchException>(() => missing.Schema.DeployAsync(Cancellation))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_rolls_back_and_says_so()
    {
        await using var store = new SqliteStore(File);
        await store.Schema.DeployAsync(Cancellation);
        await using var connection = await store.Dialect.OpenAsync(Cancellation);

        // The page limit fails like a full disk does: SQLITE_FULL.
        var pages = await connection.ExecuteScalarAsync<long>("PRAGMA page_count;");
        await connection.ExecuteScalarAsync<long>(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages};"));
        var error = await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync(
            "INSERT INTO sales_Customer (CustomerId) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
            + "SELECT 'customer ' || i FROM n;"));

        Assert.Contains("is full", store.Dialect.Explain(error)?.Message, StringComparison.Ordinal);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sales_Customer;"));
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_says_what_to_make_writable()
    {
        await using var store = new SqliteStore(File);
        await store.Schema.DeployAsync(Cancellation);
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        var error = await Assert.ThrowsAsync<SqliteException>(() => connection.ExecuteAsync("DELETE FROM sales_Customer;"));

        var failure = store.Dialect.Explain(error);
        Assert.Contains("cannot be written", failure?.Message, StringComparison.Ordinal);
        Assert.Contains("folder", failure?.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_writer_that_waited_in_vain_is_told_of_the_first()
    {
        await using var store = new SqliteStore(File);
        await store.Schema.DeployAsync(Cancellation);
        await using var first = await store.Dialect.OpenAsync(Cancellation);
        await using var second = await store.Dialect.OpenAsync(Cancellation);
        await using var transaction = await store.Dialect.BeginWriteAsync(first, Cancellation);
        ((SqliteConnection)second).DefaultTimeout = 1;
        await second.ExecuteAsync("PRAGMA busy_timeout = 0;");
        var error = await Assert.ThrowsAsync<SqliteException>(() => store.Dialect.BeginWriteAsync(second, Cancellation));

        Assert.Contains("locked by another process", store.Dialect.Explain(error)?.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
