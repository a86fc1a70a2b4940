using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>Rows that earlier loads have too: refused, skipped or kept.</summary>
public abstract class LoadOverlapContract : LedgerContractBase
{
    private const string OrderHeader = "customer,order,date,product,quantity,amount\n";

    protected LoadOverlapContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    // Day i of 20: customer Ci, order Ai, 10 + i money. Export n has days 5n + 1 to 5n + 10, so that the truth is
    // 20 * 10 + (0 + ... + 19) = 390, and the three exports add up to 145 + 195 + 245 = 585.
    [Theory]
    [InlineData("skip", 390, 20)]
    [InlineData("keep", 585, 30)]
    public async Task Rolling_exports_add_up_to_the_truth_or_as_told(string overlap, int revenue, int rows)
    {
        var store = await FreshAsync();
        for (var export = 0; export < 3; export++)
        {
            await AddAsync(store, RollingExport(export), request => request with { Overlap = overlap });
        }

        Assert.Equal((revenue, rows), (await RevenueAsync(store), (await RowsAsync(store)).Count));
    }

    [Fact]
    public async Task By_default_rows_with_order_ids_are_refused_with_counts_and_loads()
    {
        var store = await FreshAsync();
        var first = await AddAsync(store, RollingExport(0));

        var refusal = await Assert.ThrowsAsync<RfmBatchException>(() => AddAsync(store, RollingExport(1)));

        Assert.Equal(
            "'x.csv' has 5 of 10 rows that earlier loads have too, with the same customer, order, day, product, quantity and amount: load "
            + $"{first} ('x.csv') 5.",
            refusal.Message);
        Assert.Contains("--overlap skip", refusal.NextStep, StringComparison.Ordinal);
        Assert.Contains("--overlap keep", refusal.NextStep, StringComparison.Ordinal);
        Assert.Contains("--replace", refusal.NextStep, StringComparison.Ordinal);
        Assert.Equal(145, await RevenueAsync(store));
        Assert.Equal(
            10, await ScalarAsync(store, "SELECT RowsRead FROM {etl.Load} WHERE Status = 'Failed'"));
    }

    [Fact]
    public async Task Without_order_ids_equal_rows_are_kept_with_a_notice()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, "customer,date,amount\na,2011-01-01,1\n");
        var second = await LoadTextAsync(store, "customer,date,amount\na,2011-01-01,1\nb,2011-01-01,2\n");

        Assert.StartsWith("1 of 2 rows are loaded a second time: load ", Assert.Single(second.Notices), StringComparison.Ordinal);
        Assert.Equal((4, 1), (await RevenueAsync(store), second.Totals.RowsOverlapping));
    }

    // Worked out by hand: each earlier row answers for one row of the load.
    [Fact]
    public async Task Rows_are_counted_as_a_multiset_and_compared_in_every_field()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,p,1,5\na,1,2011-01-01,p,1,5\nb,2,2011-01-01,,,3\nc,3,2011-01-02,p,-1,-4\n");
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,p,1,5\n", request => request with { Overlap = "keep" });

        var skipped = await LoadTextAsync(
            store,
            OrderHeader
            + "a,1,2011-01-01,p,1,5\na,1,2011-01-01,p,1,5\na,1,2011-01-01,p,1,5\na,1,2011-01-01,p,1,5\n" // three are known
            + "b,2,2011-01-01,,,3\n" // known, without product and quantity
            + "b,2,2011-01-01,,1,3\nb,2,2011-01-01,q,,3\nb,2,2011-01-01,,,3.0001\n" // one field is another in each
            + "b,4,2011-01-01,,,3\nB,2,2011-01-01,,,3\n"
            + "c,3,2011-01-02,p,-1,-4\n" // a known return
            + "c,3,2011-01-03,p,-1,-4\n", // another day
            new() { Path = "", Overlap = "skip" });

        var totals = skipped.Totals;
        Assert.Equal(
            (12, 7, 5, 5, 5),
            (totals.RowsRead, totals.RowsLoaded, totals.RowsDropped, totals.RowsSkipped, totals.RowsOverlapping));
        Assert.Equal(5m + 3m + 3m + 3.0001m + 3m + 3m - 4m, Amount.ToDecimal(totals.AmountLoaded));
        Assert.Equal(
            ["1 4", "2 1"],
            await TextsAsync(
                store,
                $"SELECT CAST(o.EarlierLoadKey - f.LoadKey + 1 AS varchar(10)) {Concat(store)} ' ' {Concat(store)} "
                + $"CAST(o.RowsSkipped AS varchar(10)) FROM {{sales.LoadOverlap}} o CROSS JOIN (SELECT MIN(LoadKey) AS LoadKey FROM "
                + $"{{etl.Load}}) f WHERE o.RowsSkipped > 0 ORDER BY o.EarlierLoadKey"));
    }

    [Fact]
    public async Task Sale_keys_stay_unique_where_rows_were_skipped()
    {
        var store = await FreshAsync();
        await AddAsync(store, RollingExport(0));
        await AddAsync(store, RollingExport(1), request => request with { Overlap = "skip" });
        await AddAsync(store, RollingExport(2), request => request with { Overlap = "skip" });

        Assert.Equal(20, await ScalarAsync(store, "SELECT COUNT(DISTINCT SaleKey) FROM {sales.SalesTransaction}"));
    }

    [Fact]
    public async Task Again_keeps_and_says_so_and_a_word_wins_over_it()
    {
        var store = await FreshAsync();
        await AddAsync(store, RollingExport(0));
        var kept = await LoadTextAsync(store, RollingExport(0), new() { Path = "", Again = true });
        Assert.Contains("10 of 10 rows are loaded a second time", Assert.Single(kept.Notices), StringComparison.Ordinal);
        var skipped = await LoadTextAsync(store, RollingExport(0), new() { Path = "", Again = true, Overlap = "skip" });

        Assert.Equal((0, 10), (skipped.Totals.RowsLoaded, skipped.Totals.RowsSkipped));
        Assert.Equal((null, null), (skipped.Totals.FirstOrderDate, skipped.Totals.LastOrderDate));
        Assert.Equal(290, await RevenueAsync(store));
    }

    [Fact]
    public async Task Days_of_their_own_are_compared_with_nothing()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,p,1,5\n");
        var next = await LoadTextAsync(store, OrderHeader + "a,1,2011-01-02,p,1,5\n");

        Assert.Empty(next.Notices);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.LoadCustomer}"));
    }

    [Theory]
    [InlineData("merge", null, false, false, "--overlap is refuse, skip or keep, not 'merge'.")]
    [InlineData("skipp", null, false, false, "--overlap is refuse, skip or keep, not 'skipp'. Did you mean skip?")]
    [InlineData(null, " ", false, false, "--source is a name of 1 to 100 characters.")]
    [InlineData(null, null, true, false, "--replace needs --source: the name under which the same source's rows were loaded before.")]
    [InlineData(null, "s", false, true, "--replace-anyway goes with --replace.")]
    public async Task Options_that_cannot_be_used_are_named(string? overlap, string? source, bool replace, bool anyway, string error)
    {
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => AddAsync(
            Store,
            RollingExport(0),
            request => request with { Overlap = overlap, Source = source, Replace = replace, ReplaceAnyway = anyway }));

        Assert.Equal([error], invalid.Errors);
    }

    private static string RollingExport(int number) => "customer,order,date,amount\n" + string.Concat(
        Enumerable.Range(number * 5, 10).Select(day => $"C{day % 4},A{day},2011-01-{day + 1:00},{10 + day}\n"));
}
