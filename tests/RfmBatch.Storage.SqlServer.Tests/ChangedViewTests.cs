using Dapper;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>A view whose text changed is deployed over the one that is there.</summary>
public sealed class ChangedViewTests(SqlServerStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    [Fact]
    public async Task A_changed_view_has_its_descriptions_once_however_often_it_is_deployed()
    {
        var store = await Fixture.CreateFreshAsync();
        for (var time = 1; time <= 2; time++)
        {
            await ChangeAsync(store, "Segment");
            Assert.Single(await store.Schema.DeployAsync(Cancellation), step => step.Kind == DeploymentStepKind.View);
            await using var connection = await store.Dialect.OpenAsync(Cancellation);
            var description = await connection.QuerySingleAsync<string>(
                "SELECT CAST(p.value AS nvarchar(1000)) AS Description FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', "
                + "N'bi', N'VIEW', N'Segment', NULL, NULL) AS p;");
            Assert.Equal(DictionaryFile.Of("Segment").Single(entry => entry.ColumnName.Length == 0).Description, description);
        }
    }

    [Fact]
    public async Task A_changed_view_keeps_what_was_granted_on_it()
    {
        var store = await Fixture.CreateFreshAsync();
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            if (await connection.ExecuteScalarAsync<object?>("SELECT SERVERPROPERTY('Babelfish');") is not null)
            {
                Assert.Skip("Babelfish has no CREATE OR ALTER: a changed view is a new one there.");
            }

            await connection.ExecuteAsync("GRANT SELECT ON bi.Segment TO public; DENY SELECT ON bi.Segment TO rfm_reader;");
        }

        await ChangeAsync(store, "Segment");
        await store.Schema.DeployAsync(Cancellation);
        await using var after = await store.Dialect.OpenAsync(Cancellation);
        Assert.Equal(
            ["DENY", "GRANT"],
            await after.QueryAsync<string>(
                "SELECT p.state_desc FROM sys.database_permissions AS p WHERE p.major_id = OBJECT_ID(N'bi.Segment') "
                + "ORDER BY p.state_desc;"));
    }

    private static async Task ChangeAsync(RfmStore store, string view)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync("UPDATE etl.ViewVersion SET TextHash = 'other' WHERE ViewName = @view;", new { view });
    }
}
