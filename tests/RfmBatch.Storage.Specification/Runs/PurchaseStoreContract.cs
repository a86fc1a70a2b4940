using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Storage.Specification.Runs;

public abstract class PurchaseStoreContract : StoreContract
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    protected PurchaseStoreContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Lines_become_purchase_days_whatever_the_window()
    {
        var log = await ReadAsync(new SummaryQuery(Day(50), Day(45), null, true, false),
            new Sale(
                "b",
                "1",
                Day(10),
                10m), new Sale(
                    "b",
                    "2",
                    Day(10),
                    2.5m), new Sale(
                        "b",
                        "3",
                        Day(30),
                        4m), new Sale(
                            "b",
                            "3",
                            Day(30),
                            1m), new Sale(
                                "b", "4", Day(40), -3m, true), new Sale("b", "5", Day(50), 8m), new Sale("late", "6", Day(60), 1m));

        Assert.Equal([2], log.Ends.Zip(log.Starts).Select(pair => pair.First - pair.Second - 1));
        Assert.Equal(
            [(10, 125_000L, false), (30, 50_000L, false), (40, -30_000L, true)],
            Enumerable.Range(log.Starts[0], 3)
                .Select(row => (log.Days[row] - Start.DayNumber + Epoch.DayNumber, log.Amounts[row], log.IsReturn[row])));
    }

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 0, -1)]
    public async Task Sale_lines_of_amount_0_make_purchase_days_only_where_they_are_kept(bool keeps, int ofA, int ofFree)
    {
        var log = await ReadAsync(
            new SummaryQuery(Day(30), null, null, keeps, false),
            new Sale("a", "1", Day(5), 0m),
            new Sale("a", "2", Day(6), 7m),
            new Sale("free", "3", Day(7), 0m));

        Assert.Equal([ofA, ofFree], log.Ends.Zip(log.Starts).Select(pair => pair.First - pair.Second - 1));
    }

    [Fact]
    public async Task The_filter_and_the_stamp_limit_what_is_read()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            store,
            [new Sale("de", "1", Day(1), 1m), new Sale("De", "2", Day(1), 2m)],
            Cancellation,
            new Dictionary<string, string> { ["de"] = "Germany", ["De"] = "germany" });
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        await SaleSeeder.LoadAsync(store, [new Sale("de", "3", Day(2), 2m)], Cancellation);
        var query = new SummaryQuery(Day(9), null, new CustomerFilter("Country", "Germany"), true, false);
        var log = await store.Purchases.ReadAsync(query, stamp, 1, Cancellation);

        Assert.Equal((await store.Summaries.ReadAsync(query, stamp, Cancellation)).CustomerKeys, log.CustomerKeys);
        Assert.Equal((0, 1), (log.Starts[0], log.Ends[0]));
    }

    [Fact]
    public async Task A_step_reads_the_customers_whose_keys_it_divides()
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            store, [.. Enumerable.Range(1, 7).Select(number => new Sale($"c{number}", $"{number}", Day(number), number))], Cancellation);
        var query = new SummaryQuery(Day(9), null, null, true, false);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        var all = await store.Purchases.ReadAsync(query, stamp, 1, Cancellation);
        var some = await store.Purchases.ReadAsync(query, stamp, 3, Cancellation);

        Assert.Equal(7, all.Count);
        Assert.Equal(all.CustomerKeys.Where(key => key % 3 == 0), some.CustomerKeys);
    }

    private static DateOnly Day(int number) => Start.AddDays(number);

    private async Task<PurchaseLog> ReadAsync(SummaryQuery query, params Sale[] sales)
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, sales, Cancellation);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        var summary = await store.Summaries.ReadAsync(query, stamp, Cancellation);
        return (await store.Purchases.ReadAsync(query, stamp, 1, Cancellation)).ArrangedFor(summary.CustomerKeys);
    }
}
