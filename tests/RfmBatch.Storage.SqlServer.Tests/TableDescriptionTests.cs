using Dapper;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.SqlServer.Deployment;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class TableDescriptionTests(SqlServerStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    [Fact]
    public async Task A_description_that_was_changed_or_dropped_comes_back_and_one_of_a_DBA_s_own_table_stays()
    {
        var store = await Fixture.CreateOwnAsync();
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            EXEC sys.sp_dropextendedproperty N'MS_Description', N'SCHEMA', N'sales', N'TABLE', N'Product';
            EXEC sys.sp_dropextendedproperty N'MS_Description', N'SCHEMA', N'sales', N'TABLE', N'Customer';
            EXEC sys.sp_addextendedproperty N'MS_Description', N'other', N'SCHEMA', N'sales', N'TABLE', N'Customer';
            CREATE TABLE sales.Own (Amount int NOT NULL);
            EXEC sys.sp_addextendedproperty N'MS_Description', N'mine', N'SCHEMA', N'sales', N'TABLE', N'Own';
            """);

        Assert.Single(await store.Schema.DeployAsync(Cancellation), step => step.Kind == DeploymentStepKind.Description);
        Assert.DoesNotContain(await store.Schema.PlanAsync(Cancellation), step => step.Kind == DeploymentStepKind.Description);
        var there = (await connection.QueryAsync<(string Table, string Text)>(
            "SELECT LOWER(p.objname), CAST(p.value AS nvarchar(3000)) FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', "
            + "N'sales', N'TABLE', NULL, NULL, NULL) AS p;")).ToDictionary();

        Assert.Equal("mine", there["own"]);
        Assert.All(
            TableDescription.All.Where(table => table.Schema == "sales"),
            table => Assert.Equal(table.Text, there[table.Table.ToLowerInvariant()]));
    }
}
