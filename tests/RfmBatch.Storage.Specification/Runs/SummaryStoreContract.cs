using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Aggregation;

namespace RfmBatch.Storage.Specification.Runs;

public abstract partial class SummaryStoreContract : StoreContract
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
            new Sale(
                "b",
                "1",
                Day(10),
                10m), new Sale(
                    "b",
                    "1",
                    Day(10),
                    2.5m), new Sale("b", "2", Day(10), 1m), new Sale("b", "3", Day(20), 4m), new Sale("b", "4", Day(30), -3m, true));

        Assert.Equal(["b"], table.CustomerIds);
        Assert.Equal(RfmBatch.Core.Day.FromDate(Day(10)), table.FirstOrderDays[0]);
        Assert.Equal(RfmBatch.Core.Day.FromDate(Day(20)), table.LastOrderDays[0]);
        Assert.Equal((3, 2, 4), (table.OrderCounts[0], table.DayCounts[0], table.LineCounts[0]));
        Assert.Equal((175_000L, -30_000L), (table.SalesAmounts[0], table.ReturnAmounts[0]));
    }

    [Fact]
    public async Task As_of_is_exclusive_and_the_window_limits_all_but_the_first_order()
    {
        var table = await ReadAsync(new SummaryQuery(Day(30), Day(20), null, true, false),
            new Sale(
                "a",
                "1",
                Day(10),
                1m), new Sale(
                    "a",
                    "2",
                    Day(20),
                    2m), new Sale(
                        "a",
                        "3",
                        Day(29),
                        4m), new Sale("a", "4", Day(30), 8m), new Sale("early", "5", Day(19), 16m), new Sale("late", "6", Day(30), 32m));

        Assert.Equal(["a", "early"], table.CustomerIds);
        Assert.Equal([RfmBatch.Core.Day.FromDate(Day(10)), RfmBatch.Core.Day.FromDate(Day(19))], table.FirstOrderDays);
        Assert.Equal([RfmBatch.Core.Day.FromDate(Day(29)), RfmBatch.Core.Day.None], table.LastOrderDays);
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
        Assert.Equal(keeps ? RfmBatch.Core.Day.FromDate(Day(5)) : RfmBatch.Core.Day.FromDate(Day(6)), table.FirstOrderDays[0]);
        Assert.Equal(keeps ? RfmBatch.Core.Day.FromDate(Day(7)) : RfmBatch.Core.Day.None, table.FirstOrderDays[1]);
    }

    [Fact]
    public async Task Customers_with_returns_only_are_there_without_a_sale()
    {
        var table = await ReadAsync(new SummaryQuery(Day(30), null, null, true, false), new Sale("r", "1", Day(5), -2m, true));

        Assert.Equal(RfmBatch.Core.Day.None, Assert.Single(table.LastOrderDays));
        Assert.Equal(-20_000, Assert.Single(table.ReturnAmounts));
    }

    [Fact]
    public async Task The_filter_keeps_customers_with_exactly_this_value()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, [
            new Sale("de", "1", Day(1), 1m), new Sale("De", "2", Day(1), 2m), new Sale("none", "3", Day(1), 4m)
        ], Cancellation,
            new Dictionary<string, string> { ["de"] = "Germany", ["De"] = "germany" });
        var query = new SummaryQuery(Day(9), null, new CustomerFilter("Country", "Germany"), true, false);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        var table = await store.Summaries.ReadAsync(query, stamp, Cancellation);

        Assert.Equal(["de"], table.CustomerIds);
        Assert.Equal((10_000L, 0L), await store.Summaries.SumRevenueAsync(query, stamp, Cancellation));
    }

    [Fact]
    public async Task Whatever_the_lines_they_add_up_as_the_figures_are_defined()
    {
        var random = new Random(20260131);
        Sale[] sales = [.. Enumerable.Range(0, 600).Select(_ => new Sale(
            $"customer {random.Next(9) * random.Next(3)}",
            $"order {random.Next(60)}",
            Day(random.Next(60)),
            random.Next(5) * (random.Next(2) == 0 ? 1.25m : 0.5m),
            random.Next(6) == 0))];
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, sales, Cancellation);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        foreach (var query in (SummaryQuery[])[
            new(Day(90), null, null, true, true),
            new(Day(50), null, null, false, true),
            new(Day(50), Day(30), null, false, true),
            new(Day(50), Day(30), null, true, false),
            new(Day(1), Day(1), null, true, true)])
        {
            var (table, readers) = await store.Summaries.ReadAsync(query, stamp, () => new LineLog(), Cancellation);

            var actual = Enumerable.Range(0, table.Count).Select(i => (
                table.CustomerIds[i],
                table.FirstOrderDays[i],
                table.LastOrderDays[i],
                table.OrderCounts[i],
                table.DayCounts[i],
                table.LineCounts[i],
                table.SalesAmounts[i],
                table.ReturnAmounts[i]));
            Assert.Equal(Expected(query, sales), actual);
            var seen = sales.Where(sale => sale.Date < query.AsOf).Sum(sale => Amount.FromDecimal(sale.Amount));
            Assert.True(readers is null || readers.Sum(reader => reader.Amount) == seen, "Whoever sees lines on the way sees all of them.");
            Assert.Equal(
                seen, (await store.Cohorts.ReadLinesAsync(query, stamp, () => new LineLog(), Cancellation)).Sum(reader => reader.Amount));
        }
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
        await SaleSeeder.LoadAsync(
            store, [new Sale("a", "1", Day(1), 1m)], Cancellation, new Dictionary<string, string> { ["a"] = "Germany" });
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

    private static IEnumerable<(string Id, int First, int Last, int Orders, int Days, int Lines, long Sales, long Returns)> Expected(
        SummaryQuery query, IEnumerable<Sale> sales) =>
        from sale in sales
        where sale.Date < query.AsOf
        group sale by sale.CustomerId into customer
        orderby customer.Key
        let bought = customer.Where(sale => !sale.IsReturn && (query.KeepZeroAmounts || sale.Amount != 0)).ToList()
        let inWindow = bought.Where(sale => sale.Date >= (query.WindowStart ?? DateOnly.MinValue)).ToList()
        let returned = customer.Where(sale => sale.IsReturn && sale.Date >= (query.WindowStart ?? DateOnly.MinValue))
        select (
            customer.Key,
            bought.Select(sale => RfmBatch.Core.Day.FromDate(sale.Date)).DefaultIfEmpty(RfmBatch.Core.Day.None).Min(),
            inWindow.Select(sale => RfmBatch.Core.Day.FromDate(sale.Date)).DefaultIfEmpty(RfmBatch.Core.Day.None).Max(),
            inWindow.Select(sale => sale.OrderId).Distinct().Count(),
            query.CountDays ? inWindow.Select(sale => sale.Date).Distinct().Count() : 0,
            inWindow.Count,
            inWindow.Sum(sale => Amount.FromDecimal(sale.Amount)),
            returned.Sum(sale => Amount.FromDecimal(sale.Amount)));

    private static DateOnly Day(int number) => Start.AddDays(number);

    private async Task<CustomerSummaryTable> ReadAsync(SummaryQuery query, params Sale[] sales)
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, sales, Cancellation);
        return await store.Summaries.ReadAsync(query, await store.Summaries.ReadStampAsync(Cancellation), Cancellation);
    }

    private sealed class LineLog : ISaleLineReader
    {
        public long Amount { get; private set; }

        public void Add(in SaleLine line, ReadOnlySpan<byte> orderId) => Amount += line.Amount;
    }
}
