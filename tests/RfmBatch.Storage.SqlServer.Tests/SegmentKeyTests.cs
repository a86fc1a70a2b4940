using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.SqlServer.Operations;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>The keys that new stores have in SQL Server, and that <c>doctor</c> prints for others, here in every server.</summary>
public sealed class SegmentKeyTests(SqlServerStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    [Fact]
    public async Task What_a_store_holds_and_what_is_deleted_of_it_keeps_the_keys()
    {
        var store = await Fixture.CreateOwnAsync();
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        foreach (var table in LargeTable.All.Where(table => table.HasSegmentKey))
        {
            var name = $"FK_{table.Name.Replace('.', '_')}_rfm_Segment";
            if (await CountKeysAsync(connection, name) == 0)
            {
                // A new key is checked in any case; Babelfish does not know the words.
                await connection.ExecuteAsync(table.AddSegmentKey.Replace("WITH CHECK ADD", "ADD", StringComparison.Ordinal));
            }

            Assert.Equal(1, await CountKeysAsync(connection, name));
        }

        await BiScenario.FillAsync(store);
        await Assert.ThrowsAsync<SqlException>(() => connection.ExecuteAsync("UPDATE rfm.CustomerRfm SET SegmentKey = 987654;"));

        var runs = (await connection.QueryAsync<int>("SELECT r.RunKey FROM etl.Run AS r;")).AsList();
        Assert.NotEmpty(runs);
        foreach (var run in runs)
        {
            await connection.ExecuteAsync("UPDATE etl.Run SET HasCustomerRows = 0 WHERE RunKey = @run;", new { run });
            await new RetentionStore(store.Dialect, 4_000).DeleteAllRowsAsync(run, Cancellation);
        }

        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM rfm.CustomerRfm;"));
    }

    private static Task<int> CountKeysAsync(System.Data.Common.DbConnection connection, string name) =>
        connection.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS AS c WHERE LOWER(c.CONSTRAINT_NAME) = LOWER(@name);", new { name });
}
