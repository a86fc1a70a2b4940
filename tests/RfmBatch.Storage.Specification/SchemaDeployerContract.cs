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
    public async Task Deploying_again_runs_nothing()
    {
        Assert.Empty(await Store.Schema.PlanAsync(Cancellation));
        Assert.Empty(await Store.Schema.DeployAsync(Cancellation));
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
}
