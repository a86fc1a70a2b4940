using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>A source exports days again with corrections: its rows on them are replaced.</summary>
public abstract class LoadReplacementContract : LedgerContractBase
{
    private const string OrderHeader = "customer,order,date,amount\n";

    protected LoadReplacementContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Rows_of_the_source_are_replaced_on_the_days_of_the_file_and_nowhere_else()
    {
        var store = await FreshAsync();
        var first = await AddAsync(
            store, OrderHeader + "a,1,2011-01-01,1\na,2,2011-01-02,2\nb,3,2011-01-03,4\nb,4,2011-01-04,8\n", Till);
        await AddAsync(store, OrderHeader + "a,5,2011-01-02,16\n", request => request with { Source = "web" });
        await AddAsync(store, OrderHeader + "c,6,2011-01-04,32\n");

        var corrected = await LoadTextAsync(
            store, OrderHeader + "a,2,2011-01-02,2.5\nb,4,2011-01-04,8\nd,7,2011-01-04,64\n", Till(new() { Path = "" }));

        Assert.Equal(
            [
                "a 1 2011-01-01 Unknown  1", "a 2 2011-01-02 Unknown  2.5", "a 5 2011-01-02 Unknown  16", "b 3 2011-01-03 Unknown  4",
                "b 4 2011-01-04 Unknown  8", "c 6 2011-01-04 Unknown  32", "d 7 2011-01-04 Unknown  64",
            ],
            await RowsAsync(store));
        Assert.Equal(
            [
                "2 rows of source 'till' on 2 days were replaced by 3.",
                "1 day between the first and the last of 'x.csv' are not in it; 1 rows of source 'till' on them stay.",
            ],
            corrected.Notices);
        Assert.Equal(2, corrected.Totals.RowsReplaced);
        Assert.Equal(2, await ScalarAsync(store, $"SELECT RowsRemoved FROM {{bi.Load}} WHERE LoadKey = {first}"));
        Assert.Equal(
            2, await ScalarAsync(store, $"SELECT COUNT(*) FROM {{sales.SalesTransaction}} WHERE RemovedByLoadKey = {corrected.LoadKey}"));
    }

    [Fact]
    public async Task Less_than_half_of_the_rows_is_refused_and_half_is_not()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\na,2,2011-01-01,2\na,3,2011-01-01,4\na,4,2011-01-01,8\n", Till);

        var refusal = await Assert.ThrowsAsync<RfmBatchException>(
            () => AddAsync(store, OrderHeader + "a,1,2011-01-01,1\nb,9,2011-01-05,1\nb,9,2011-01-05,1\n", Till));
        Assert.Equal("'x.csv' has 1 rows on 1 day for which source 'till' had 4: less than half.", refusal.Message);
        Assert.Contains("--replace-anyway", refusal.NextStep, StringComparison.Ordinal);
        Assert.Equal(15, await RevenueAsync(store));

        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\na,2,2011-01-01,2\n", Till);
        Assert.Equal(3, await RevenueAsync(store));
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\n", Till);
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\na,2,2011-01-01,2\na,3,2011-01-01,4\n", Till);
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,0.5\n", request => Till(request) with { ReplaceAnyway = true });
        Assert.Equal(0.5m, await RevenueAsync(store));
    }

    [Fact]
    public async Task Rows_of_other_sources_are_still_compared()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\n", request => request with { Source = "web" });
        await AddAsync(store, OrderHeader + "a,2,2011-01-01,2\n", Till);

        var refusal = await Assert.ThrowsAsync<RfmBatchException>(
            () => AddAsync(store, OrderHeader + "a,1,2011-01-01,1\na,2,2011-01-01,2\n", Till));
        Assert.Contains("1 of 2 rows", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, await RevenueAsync(store));

        await AddAsync(
            store, OrderHeader + "a,1,2011-01-01,1\na,2,2011-01-01,2.5\n", request => Till(request) with { Overlap = "skip" });
        Assert.Equal(3.5m, await RevenueAsync(store));
    }

    [Fact]
    public async Task Customers_follow_the_rows_that_count()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "typo,1,2011-01-05,1\na,2,2011-01-03,2\na,3,2011-01-05,4\n", Till);
        await AddAsync(store, OrderHeader + "right,1,2011-01-05,1\nb,3,2011-01-05,4\n", Till);

        Assert.Equal(
            ["a,2011-01-03,2011-01-03", "right,2011-01-05,2011-01-05", "b,2011-01-05,2011-01-05"],
            (await ExportsAsync(store))["Customer"].Split("\r\n")[1..^1].Select(line => line.Split(',', 2)[1]));

        await AddAsync(store, OrderHeader + "typo,8,2011-01-09,1\n");
        Assert.Contains(",typo,2011-01-09,2011-01-09\r\n", (await ExportsAsync(store))["Customer"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_began_before_still_counts_what_was_replaced()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\nb,2,2011-01-02,2\n", Till);
        var before = await store.Summaries.ReadStampAsync(Cancellation);
        var replacement = await AddAsync(store, OrderHeader + "a,1,2011-01-01,16\n", Till);
        var between = await store.Summaries.ReadStampAsync(Cancellation);
        await UndoAsync(store, replacement);
        var after = await store.Summaries.ReadStampAsync(Cancellation);
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,32\n", Till);
        var last = await store.Summaries.ReadStampAsync(Cancellation);

        foreach (var (stamp, revenue) in new[] { (before, 3), (between, 18), (after, 3), (last, 34) })
        {
            var query = new SummaryQuery(new DateOnly(2012, 1, 1), null, null, true, false);
            var customers = await store.Summaries.ReadAsync(query, stamp, Cancellation);
            Assert.Equal(revenue * 10_000L, customers.SalesAmounts.Sum());
            Assert.Equal(revenue * 10_000L, (await store.Summaries.SumRevenueAsync(query, stamp, Cancellation)).SalesAmount);
        }
    }

    private static TransactionFileRequest Till(TransactionFileRequest request) =>
        request with { Source = "till", Replace = true };
}
