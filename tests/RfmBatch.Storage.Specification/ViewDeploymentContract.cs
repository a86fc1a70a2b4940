using Dapper;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

public abstract class ViewDeploymentContract : StoreContract
{
    protected ViewDeploymentContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Every_view_of_the_program_can_be_read_and_has_the_dictionary_s_columns()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        foreach (var name in Store.Dialect.Sql.Names("Views"))
        {
            var view = Path.GetFileNameWithoutExtension(name);
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {Store.Dialect.ObjectName("bi", view)};");
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName);

            Assert.Equal(DictionaryFile.Of(view).Where(entry => entry.ColumnName.Length > 0).Select(entry => entry.ColumnName), columns);
        }
    }

    [Fact]
    public async Task A_view_whose_text_changed_is_created_again_and_no_other()
    {
        var store = await Fixture.CreateOwnAsync();
        await ExecuteAsync(
            store, $"UPDATE {Name(store, "etl", "ViewVersion")} SET TextHash = 'of an older program' WHERE ViewName = 'Run';");

        var views = (await store.Schema.DeployAsync(Cancellation)).Where(step => step.Kind == DeploymentStepKind.View);
        Assert.Equal($"{store.Dialect.EngineName}/Views/Run.sql", Assert.Single(views).Name);
        await ExecuteAsync(store, $"SELECT COUNT(*) FROM {Name(store, "bi", "Run")};");
    }

    [Fact]
    public async Task A_view_dropped_by_hand_comes_back()
    {
        var store = await Fixture.CreateOwnAsync();
        await ExecuteAsync(store, $"DROP VIEW {Name(store, "bi", "Segment")};");
        await store.Schema.DeployAsync(Cancellation);

        await ExecuteAsync(store, $"SELECT COUNT(*) FROM {Name(store, "bi", "Segment")};");
    }

    [Fact]
    public async Task A_view_the_program_no_longer_has_is_dropped_and_a_view_of_somebody_else_stays()
    {
        var store = await Fixture.CreateOwnAsync();
        await ExecuteAsync(store, $"CREATE VIEW {Name(store, "bi", "Retired")} AS SELECT 1 AS One;");
        await ExecuteAsync(store, $"CREATE VIEW {Name(store, "bi", "Theirs")} AS SELECT 1 AS One;");
        await ExecuteAsync(store, $"UPDATE {Name(store, "etl", "ViewVersion")} SET ViewName = 'Retired' WHERE ViewName = 'Segment';");

        var ran = await store.Schema.DeployAsync(Cancellation);
        Assert.Equal(
            $"{store.Dialect.EngineName}/Views/Retired.sql", Assert.Single(ran, step => step.Kind == DeploymentStepKind.DropView).Name);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => ExecuteAsync(store, $"SELECT COUNT(*) FROM {Name(store, "bi", "Retired")};"));
        await ExecuteAsync(store, $"SELECT COUNT(*) FROM {Name(store, "bi", "Theirs")};");
    }

    [Fact]
    public async Task The_dictionary_table_equals_the_file_and_is_repaired()
    {
        var store = await Fixture.CreateOwnAsync();
        var table = Name(store, "etl", "Dictionary");
        await ExecuteAsync(store, $"UPDATE {table} SET Description = 'changed by hand' WHERE ObjectName = 'Run' AND ColumnName = '';");

        Assert.Single(await store.Schema.DeployAsync(Cancellation), step => step.Kind == DeploymentStepKind.Dictionary);
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        var rows = await connection.QueryAsync<(string, string, string, string)>(
            $"SELECT d.ObjectName, d.ColumnName, d.Unit, d.Description FROM {table} AS d;");
        Assert.Equal(
            DictionaryFile.Entries.Select(entry => (entry.ObjectName, entry.ColumnName, entry.Unit, entry.Description)).ToHashSet(),
            rows.ToHashSet());
    }

    private static string Name(RfmStore store, string schema, string name) => store.Dialect.ObjectName(schema, name);

    private static async Task ExecuteAsync(RfmStore store, string sql)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }
}
