using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Storage.Specification.Runs;

public abstract class PurchaseStoreContract : StoreContract
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    protected PurchaseStoreContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Lines_become_purchase_days_whatever_the_window()
    {
        var data = await ReadAsync(new SummaryQuery(Day(50), Day(45), null, true, false), null,
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

        Assert.Equal([1], data.Observed.RepeatOrderDays);
        Assert.Equal((20, 39, 50_000L), (data.Observed.AgesAtLastOrder[0], data.Observed.Ages[0], data.Observed.RepeatSalesAmounts[0]));
        Assert.Equal((175_000L, -30_000L), (data.SalesAmount.Observed, data.ReturnAmount.Observed));
        Assert.Null(data.Calibration);
    }

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(false, 0, -1)]
    public async Task Sale_lines_of_amount_0_make_purchase_days_only_where_they_are_kept(bool keeps, int ofA, int ofFree)
    {
        var data = await ReadAsync(
            new SummaryQuery(Day(30), null, null, keeps, false),
            null,
            new Sale("a", "1", Day(5), 0m),
            new Sale("a", "2", Day(6), 7m),
            new Sale("free", "3", Day(7), 0m));

        Assert.Equal([ofA, ofFree], data.Observed.RepeatOrderDays);
    }

    [Fact]
    public async Task The_holdout_is_kept_apart()
    {
        var data = await ReadAsync(new SummaryQuery(Day(200), null, null, true, false), Day(100),
            new Sale(
                "a",
                "1",
                Day(0),
                1m), new Sale(
                    "a",
                    "2",
                    Day(99),
                    2m), new Sale(
                        "a",
                        "3",
                        Day(100),
                        4m), new Sale(
                            "a", "4", Day(199), 8m), new Sale("a", "5", Day(150), -1m, true), new Sale("new", "6", Day(120), 16m));

        Assert.Equal([1, -1], data.Calibration!.RepeatOrderDays);
        Assert.Equal((99, 99), (data.Calibration.AgesAtLastOrder[0], data.Calibration.Ages[0]));
        Assert.Equal([2, 1], data.HoldoutOrderDays);
        Assert.Equal([120_000L, 160_000L], data.HoldoutSalesAmounts);
        Assert.Equal([-10_000L, 0L], data.HoldoutReturnAmounts);
        Assert.Equal([3, 0], data.Observed.RepeatOrderDays);
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
        var data = await store.Purchases.ReadAsync(query, new HoldoutPeriod(null, 0, "none"), stamp, Cancellation);

        Assert.Equal((await store.Summaries.ReadAsync(query, stamp, Cancellation)).CustomerKeys, data.CustomerKeys);
        Assert.Equal([0], data.Observed.RepeatOrderDays);
    }

    private static DateOnly Day(int number) => Start.AddDays(number);

    private async Task<PurchaseData> ReadAsync(SummaryQuery query, DateOnly? holdoutFrom, params Sale[] sales)
    {
        var store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(store, sales, Cancellation);
        var holdout = new HoldoutPeriod(
            holdoutFrom, holdoutFrom is { } from ? query.AsOf.DayNumber - from.DayNumber : 0, holdoutFrom is null ? "none" : null);
        var stamp = await store.Summaries.ReadStampAsync(Cancellation);
        var summary = await store.Summaries.ReadAsync(query, stamp, Cancellation);
        return (await store.Purchases.ReadAsync(query, holdout, stamp, Cancellation)).ArrangedFor(summary.CustomerKeys);
    }
}
