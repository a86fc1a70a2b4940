using RfmBatch.Core;
using RfmBatch.Core.Aggregation;

namespace RfmBatch.Storage.Specification.Running;

public abstract class SummaryStoreContract : StoreContract
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    protected SummaryStoreContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Sales_count_and_returns_only_reduce_money()
    {
        var table = await ReadAsync(new SummaryQuery(Day(100), null, null, true, true),
            new Sale("b", "1", Day(10), 10m), new Sale("b", "1", Day(10), 2.5m), new Sale("b", "2", Day(10), 1m), new Sale("b", "3", Day(20), 4m), new Sale("b", "4", Day(30), -3m, true));

        Assert.Equal(["b"], table.CustomerIds);
        Assert.Equal(Core.Day.FromDate(Day(10)), table.FirstOrderDays[0]);
        Assert.Equal(Core.Day.FromDate(Day(20)), table.LastOrderDays[0]);
        Assert.Equal((3, 2, 4), (table.OrderCounts[0], table.DayCounts[0], table.LineCounts[0]));
        Assert.Equal((175_000L, -30_000L), (table.SalesAmounts[0], table.ReturnAmounts[0]));
    }

    [Fact]
    public async Task As_of_is_exclusive_and_the_window_limits_all_but_the_first_order()
    {
        var table = await ReadAsync(new SummaryQuery(Day(30), Day(20), null, true, false),
            new Sale("a", "1", Day(10), 1m), new Sale("a", "2", Day(20), 2m), new Sale("a", "3", Day(29), 4m), new Sale("a", "4", Day(30), 8m), new Sale("early", "5", Day(19), 16m), new Sale("late", "6", Day(30), 32m));

        Assert.Equal(["a", "early"], table.CustomerIds);
        Assert.Equal([Core.Day.FromDate(Day(10)), Core.Day.FromDate(Day(19))], table.FirstOrderDays);
        Assert.Equal([Core.Day.FromDate(Day(29)), Core.Day.None], table.LastOrderDays);
        Assert.Equal([2, 0], table.OrderCounts);
        Assert.Equal([0, 0], table.DayCounts);
        Assert.Equal([60_000L, 0L], table.SalesAmounts);
    }

    [Theory]
    [InlineData(true, 2, 1)]
    [InlineData(false, 1, 0)]
    public async Task Sale_lines_of_amount_0_are_sales_only_where_they_are_kept(bool keeps, int ordersOfA, int ordersOfFree)
    {
        var table = await ReadAsync(new SummaryQuery(Day(30), null, null, keeps, false),
            new Sale("a", "1", Day(5), 0m), new Sale("a", "2", Day(6), 7m), new Sale("free", "3", Day(7), 0m));

        Assert.Equal(["a", "free"], table.CustomerIds);
        Assert.Equal([ordersOfA, ordersOfFree], table.OrderCounts);
        Assert.Equal(keeps ? Core.Day.FromDate(Day(5)) : Core.Day.FromDate(Day(6)), table.FirstOrderDays[0]);
        Assert.Equal(keeps ? Core.Day.FromDate(Day(7)) : Core.Day.None, table.FirstOrderDays[1]);
    }

    [Fact]
    public async Task Customers_with_returns_only_are_there_without_a_sale()
    {
        var table = await ReadAsync(new SummaryQuery(Day(30), null, null, true, false), new Sale("r", "1", Day(5), -2m, true));

        Assert.Equal(Core.Day.None, Assert.Single(table.LastOrderDays));
        Assert.Equal(-20_000, Assert.Single(table.ReturnAmounts));
    }

    [Fact]
    public async Task The_filter_keeps_customers_with_exactly_this_value()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, [new Sale("de", "1", Day(1), 1m), new Sale("De", "2", Day(1), 2m), new Sale("none", "3", Day(1), 4m)], Cancellation,
            new Dictionary<string, string> { ["de"] = "Germany", ["De"] = "germany" });
        var query = new SummaryQuery(Day(9), null, new CustomerFilter("Country", "Germany"), true, false);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        var table = await store.Summaries.ReadAsync(query, stamp, Cancellation);

        Assert.Equal(["de"], table.CustomerIds);
        Assert.Equal((10_000L, 0L), await store.Summaries.SumRevenueAsync(query, stamp, Cancellation));
    }

    [Fact]
    public async Task Customers_come_by_code_unit_whatever_their_keys()
    {
        string[] ids = ["é", "a1", "e", "A1", "a10", "a2", "\U0001F600", "z", "a"];
        var table = await ReadAsync(new SummaryQuery(Day(9), null, null, true, false), [.. ids.Select(id => new Sale(id, id, Day(1), 1m))]);

        Assert.Equal(ids.Order(StringComparer.Ordinal), table.CustomerIds);
    }

    [Fact]
    public async Task A_load_that_ends_after_the_stamp_does_not_count()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, [new Sale("a", "1", Day(1), 1m)], Cancellation);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        await SaleSeeder.LoadAsync(store, [new Sale("a", "2", Day(2), 2m)], Cancellation);
        var query = new SummaryQuery(Day(9), null, null, true, false);

        Assert.Equal(10_000, Assert.Single((await store.Summaries.ReadAsync(query, stamp, Cancellation)).SalesAmounts));
        Assert.Equal((10_000L, 0L), await store.Summaries.SumRevenueAsync(query, stamp, Cancellation));
    }

    [Fact]
    public async Task The_stamp_of_attributes_changes_with_every_load_and_when_a_customer_is_forgotten()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, [new Sale("a", "1", Day(1), 1m)], Cancellation, new Dictionary<string, string> { ["a"] = "Germany" });
        var first = await store.Summaries.ReadAttributeStampAsync(Cancellation);
        Assert.Equal(first, await store.Summaries.ReadAttributeStampAsync(Cancellation));

        await SaleSeeder.LoadAsync(store, [new Sale("a", "2", Day(2), 2m)], Cancellation);
        var second = await store.Summaries.ReadAttributeStampAsync(Cancellation);
        Assert.NotEqual(first, second);

        Assert.True(await store.Transactions.ForgetAsync("a", "token", Cancellation));
        Assert.NotEqual(second, await store.Summaries.ReadAttributeStampAsync(Cancellation));
    }

    [Fact]
    public async Task An_empty_store_has_an_empty_stamp()
    {
        var stamp = await (await Fixture.CreateFreshAsync()).Summaries.ReadStampAsync(Cancellation);

        Assert.Null(stamp.FirstOrderDate);
        Assert.Null(stamp.LastOrderDate);
    }

    private static DateOnly Day(int number) => Start.AddDays(number);

    private async Task<CustomerSummaryTable> ReadAsync(SummaryQuery query, params Sale[] sales)
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, sales, Cancellation);
        return await store.Summaries.ReadAsync(query, await store.Summaries.ReadStampAsync(Cancellation), Cancellation);
    }
}
