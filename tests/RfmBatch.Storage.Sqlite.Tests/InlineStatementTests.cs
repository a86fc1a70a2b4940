using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Specification;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Sqlite.Tests;

/// <summary>SQLite understands every statement that stands beside its C#, and has the tables and columns it names.</summary>
public sealed class InlineStatementTests(SqliteStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqliteStoreFixture>
{
    [Fact]
    public async Task Statements_are_understood()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(Store.Dialect.Text("Queries/Load_CreateMatching"));
        Assert.All(InlineStatement.All.Where(statement => statement.IsForSqlite), statement =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement.For(Store.Dialect.Resolve);
            command.Prepare();
        });
    }

    [Fact]
    public async Task A_column_that_is_not_there_would_be_found()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Store.Dialect.Resolve("SELECT RunKeys FROM {etl.Run};");
        Assert.Throws<SqliteException>(command.Prepare);
    }
}
