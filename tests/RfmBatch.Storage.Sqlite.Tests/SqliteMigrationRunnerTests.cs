using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Sqlite.Deployment;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class SqliteMigrationRunnerTests
{
    [Fact]
    public void What_runs_is_what_was_reviewed()
    {
        var dialect = new SqliteDialect("none.db");
        MigrationTexts.AssertUnchanged(new SqliteMigrationRunner(dialect), dialect);
    }

    [Fact]
    public async Task Script_and_journal_row_are_one_transaction()
    {
        var fixture = new SqliteStoreFixture();
        var store = await fixture.CreateOwnAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var script = new DeploymentStep(
            DeploymentStepKind.Migration,
            "9999_CreateNothing.sql",
            "CREATE TABLE etl_Nothing (Id INTEGER NOT NULL); DROP TABLE etl_SchemaVersion;");

        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => new SqliteMigrationRunner((SqliteDialect)store.Dialect).RunAsync([script], cancellation));

        Assert.Contains("9999_CreateNothing.sql", failure.Message, StringComparison.Ordinal);
        Assert.Equal(SchemaStateKind.Current, (await store.Schema.ReadStateAsync(cancellation)).Kind);
        await fixture.DisposeAsync();
    }
}
