using Dapper;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Storage.Specification;

public abstract class SchemaDeployerContract : StoreContract
{
    protected SchemaDeployerContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Deploying_an_empty_database_runs_every_migration_in_order()
    {
        var store = await Fixture.CreateEmptyAsync();
        var planned = await store.Schema.PlanAsync(Cancellation);
        var ran = await store.Schema.DeployAsync(Cancellation);

        Assert.Equal(planned, ran);
        var state = await store.Schema.ReadStateAsync(Cancellation);
        Assert.Equal(SchemaStateKind.Current, state.Kind);
        Assert.Equal(ran.Where(step => step.Kind == DeploymentStepKind.Migration).Select(step => step.Name), state.Applied);
        Assert.StartsWith($"{store.Dialect.EngineName}/Migrations/0001_CreateEtl.sql", state.Applied[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planning_changes_nothing()
    {
        var store = await Fixture.CreateEmptyAsync();
        await store.Schema.PlanAsync(Cancellation);

        Assert.Equal(SchemaStateKind.Missing, (await store.Schema.ReadStateAsync(Cancellation)).Kind);
    }

    [Fact]
    public async Task Deploying_again_repeats_only_the_rights()
    {
        Assert.All(await Store.Schema.PlanAsync(Cancellation), step => Assert.Equal(DeploymentStepKind.Security, step.Kind));
        Assert.All(await Store.Schema.DeployAsync(Cancellation), step => Assert.Equal(DeploymentStepKind.Security, step.Kind));
    }

    [Fact]
    public async Task The_default_program_exists_from_the_start()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        var program = await connection.QuerySingleAsync<(
            string Name, string TimeZoneId, int FreshnessLimitDays, string OptionsJson, bool IsActive)>(
            $"SELECT p.ProgramName AS Name, p.TimeZoneId AS TimeZoneId, p.FreshnessLimitDays AS FreshnessLimitDays, p.OptionsJson AS "
            + $"OptionsJson, p.IsActive AS IsActive FROM {Store.Dialect.ObjectName("etl", "Program")} AS p;");

        Assert.Equal(("default", "UTC", 7, "{}", true), program);
    }

    [Fact]
    public async Task The_journal_is_in_utc()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var reader = await connection.ExecuteReaderAsync(
            $"SELECT MAX(v.Applied) AS Applied FROM {Store.Dialect.ObjectName("etl", "SchemaVersion")} AS v;");
        Assert.True(await reader.ReadAsync(Cancellation));

        var age = TimeProvider.System.GetUtcNow() - Store.Dialect.ReadInstant((System.Data.Common.DbDataReader)reader, 0);
        Assert.InRange(age.TotalMinutes, -2, 30);
    }

    [Fact]
    public async Task A_store_without_schema_says_how_to_get_one()
    {
        var store = await Fixture.CreateEmptyAsync();
        var failure = await Assert.ThrowsAsync<SchemaNotDeployedException>(() => store.EnsureDeployedAsync(Cancellation));

        Assert.Equal(SchemaStateKind.Missing, failure.Kind);
        Assert.Contains("rfmbatch deploy", failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployed_store_passes_the_check() => await Store.EnsureDeployedAsync(Cancellation);

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        var store = await Fixture.CreateOwnAsync();
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                $"INSERT INTO {store.Dialect.ObjectName("etl", "SchemaVersion")} (ScriptName, Applied) VALUES ('9999_FromTheFuture.sql', "
                + $"'2026-01-01T00:00:00.000');");
        }

        foreach (var attempt in new Func<Task>[] {
            () => store.Schema.DeployAsync(Cancellation),
            () => store.Schema.PlanAsync(Cancellation),
            () => store.EnsureDeployedAsync(Cancellation)
        })
        {
            var failure = await Assert.ThrowsAsync<SchemaNotDeployedException>(attempt);
            Assert.Equal(SchemaStateKind.Newer, failure.Kind);
            Assert.Contains("9999_FromTheFuture.sql", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_deployment_that_stopped_half_way_is_continued()
    {
        var store = await Fixture.CreateOwnAsync();
        // One that may run twice: SQLite adds a column only once, and its journal row is written in the same transaction.
        var last = (await store.Schema.ReadStateAsync(Cancellation)).Applied.Last(
            name => store.Dialect.Sql.TextOf(name).Contains("-- Idempotent: yes", StringComparison.Ordinal));
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                $"DELETE FROM {store.Dialect.ObjectName("etl", "SchemaVersion")} WHERE ScriptName = @last;", new { last });
        }

        var failure = await Assert.ThrowsAsync<SchemaNotDeployedException>(() => store.EnsureDeployedAsync(Cancellation));
        Assert.Equal(SchemaStateKind.Behind, failure.Kind);
        var ran = await store.Schema.DeployAsync(Cancellation);

        Assert.Equal(last, Assert.Single(ran, step => step.Kind == DeploymentStepKind.Migration).Name);
        await store.EnsureDeployedAsync(Cancellation);
    }
}
