using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.SqlServer.Deployment;

namespace RfmBatch.Storage.SqlServer.Tests.Deployment;

public sealed class JournalContinuationTests : StoreContract, IClassFixture<SqlServerStoreFixture>
{
    public JournalContinuationTests(SqlServerStoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_begun_by_one_runner_is_continued_by_the_other(bool beginsWithDbUp)
    {
        var store = await Fixture.CreateEmptyAsync();
        var dialect = (SqlServerDialect)store.Dialect;
        IMigrationRunner dbUp = new DbUpMigrationRunner(dialect);
        IMigrationRunner ours = new ScriptRunner(dialect, dialect.OpenAsync);
        var begins = new SqlServerSchemaDeployer(dialect, new FirstOnly(beginsWithDbUp ? dbUp : ours));
        var continues = new SqlServerSchemaDeployer(dialect, beginsWithDbUp ? ours : dbUp);

        await Assert.ThrowsAsync<InvalidOperationException>(() => begins.DeployAsync(Cancellation));
        var begun = await continues.ReadStateAsync(Cancellation);
        Assert.Equal(SchemaStateKind.Behind, begun.Kind);
        Assert.Equal("SqlServer/Migrations/0001_CreateEtl.sql", Assert.Single(begun.Applied));

        var ran = await continues.DeployAsync(Cancellation);
        Assert.Equal(begun.Pending, ran.Where(step => step.Kind == DeploymentStepKind.Migration).Select(step => step.Name));
        Assert.Equal(SchemaStateKind.Current, (await continues.ReadStateAsync(Cancellation)).Kind);
        Assert.DoesNotContain(await begins.PlanAsync(Cancellation), step => step.Kind == DeploymentStepKind.Migration);
    }

    [Fact]
    public async Task A_failing_script_is_rolled_back_and_named_by_DbUp_as_by_the_script_runner()
    {
        var dialect = (SqlServerDialect)Store.Dialect;
        var failing = new DeploymentStep(DeploymentStepKind.Migration, "SqlServer/Migrations/9998_Fail.sql", "CREATE TABLE etl.HalfDone (A int NOT NULL); INSERT INTO etl.NoSuchTable (A) VALUES (1);");
        foreach (var runner in new IMigrationRunner[] { new DbUpMigrationRunner(dialect), new ScriptRunner(dialect, dialect.OpenAsync) })
        {
            var failure = await Assert.ThrowsAsync<Core.RfmBatchException>(() => runner.RunAsync([failing], Cancellation));
            Assert.Contains(failing.Name, failure.Message, StringComparison.Ordinal);
            await using var connection = await dialect.OpenAsync(Cancellation);
            Assert.Equal(0, await Dapper.SqlMapper.ExecuteScalarAsync<int>(connection, "SELECT CASE WHEN OBJECT_ID(N'etl.HalfDone', N'U') IS NULL THEN 0 ELSE 1 END;"));
            Assert.DoesNotContain(failing.Name, (await Store.Schema.ReadStateAsync(Cancellation)).Applied);
        }
    }

    /// <summary>A program that is stopped after its first migration.</summary>
    private sealed class FirstOnly(IMigrationRunner runner) : IMigrationRunner
    {
        public async Task RunAsync(IReadOnlyList<DeploymentStep> migrations, CancellationToken cancellationToken)
        {
            await runner.RunAsync([migrations[0]], cancellationToken);
            throw new InvalidOperationException("stopped");
        }
    }
}
