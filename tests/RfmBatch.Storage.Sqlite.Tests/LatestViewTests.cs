using Dapper;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

/// <summary>What SQLite reads for the view that most queries begin with.</summary>
public sealed class LatestViewTests(SqliteStoreFixture fixture) : StoreContract(fixture), IClassFixture<SqliteStoreFixture>
{
    [Theory]
    [InlineData("CustomerKey, RevenueAmount", "p r c earlier since")]
    [InlineData("CustomerId, RevenueAmount", "k p r c earlier since")]
    [InlineData("SegmentName, ClusterName", "p r c s k1 earlier since")]
    public async Task A_table_of_which_no_column_is_wanted_is_not_read(string columns, string read)
    {
        var plan = await PlanAsync($"SELECT {columns} FROM bi_CustomerRfmLatest;");

        Assert.Equal(read.Split(' ').Order(StringComparer.Ordinal), plan.Select(TableOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_customer_is_sought_by_his_id()
    {
        var plan = await PlanAsync("SELECT RevenueAmount FROM bi_CustomerRfmLatest WHERE CustomerId = 'x';");

        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN k", StringComparison.Ordinal));
        Assert.Contains(
            plan,
            step => step.StartsWith("SEARCH c", StringComparison.Ordinal) && step.Contains("CustomerKey=?", StringComparison.Ordinal));
    }

    // "SEARCH c USING PRIMARY KEY (RunKey=?)", "SCAN p".
    private static string TableOf(string step) => step.Split(' ')[1];

    private async Task<IReadOnlyList<string>> PlanAsync(string query)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        var steps = await connection.QueryAsync<(int Id, int Parent, int NotUsed, string Detail)>($"EXPLAIN QUERY PLAN {query}");
        return [.. steps.Select(step => step.Detail)];
    }
}
