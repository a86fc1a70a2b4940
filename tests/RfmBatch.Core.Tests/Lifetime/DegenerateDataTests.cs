using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Data that no model fits: an answer and a flag, or no number and the reason; never NaN, infinity or an exception.</summary>
public sealed class DegenerateDataTests
{
    private const int Days = 400;

    [Fact]
    public void One_time_buyers_only_give_no_number_and_the_reason()
    {
        var result = MadeShop.Compute([.. Enumerable.Range(1, 500).Select(key => Sale(key, key % 300))], Days);

        Assert.Equal("0 customers bought on more than one day; a model needs 20.", result.Reason);
        Assert.All(result.ProbabilityAlive, value => Assert.Equal(LifetimeResult.NotComputed, value));
        Assert.All(result.PredictedValue12MAmounts, value => Assert.Equal(LifetimeResult.NotComputed, value));
        Assert.Empty(result.Totals);
    }

    [Fact]
    public void Four_weeks_are_needed()
    {
        var result = MadeShop.Compute([.. Enumerable.Range(1, 50).SelectMany(key => new[] { Sale(key, 0), Sale(key, 9) })], 20);

        Assert.Equal("The oldest customer is observed for 19 days; a model needs 28.", result.Reason);
    }

    [Fact]
    public void No_customers_give_a_reason() =>
        Assert.NotNull(
            LifetimeStage.Compute(
                new PurchaseLogBuilder().Build(),
                [],
                [],
                new LifetimeRequest(PurchaseModelKind.Bgnbd, Day.ToDate(Days), true, new HoldoutPeriod(null, 0, "none"), 1),
                CancellationToken.None).Reason);

    [Theory]
    [InlineData(PurchaseModelKind.Bgnbd)]
    [InlineData(PurchaseModelKind.Mbg)]
    [InlineData(PurchaseModelKind.Pareto)]
    public void Equal_customers_are_answered_with_numbers_and_a_remark(PurchaseModelKind kind)
    {
        var result = MadeShop.Compute(
            [.. Enumerable.Range(1, 200).SelectMany(key => Enumerable.Range(0, 9).Select(i => Sale(key, i * 40)))], Days, kind);

        Assert.Null(result.Reason);
        Assert.NotNull(result.Purchases!.Remark);
        Assert.All(result.ExpectedOrders12M, orders => Assert.InRange(orders, 5, 10));
        Assert.All(
            result.PredictedValue12MAmounts.Zip(result.ExpectedOrders12M),
            pair => Assert.Equal(pair.Second * 10, RfmBatch.Core.Amount.ToDouble(pair.First), .1));
        AssertFinite(result);
    }

    [Fact]
    public void Customers_who_all_keep_buying_fall_back_to_the_NBD()
    {
        var random = new RandomStream(3, 1);
        var lines = Enumerable.Range(1, 300)
            .SelectMany(
                key => Enumerable.Range(0, 67)
                    .Where(_ => random.NextDouble() < .05 + (.3 * (key % 5) / 5))
                    .Select(week => Sale(key, week * 6)))
            .ToList();
        var result = MadeShop.Compute(lines, Days);

        Assert.True(result.Purchases!.IsFallback);
        Assert.All(result.ProbabilityAlive, alive => Assert.Equal(LifetimeResult.NotComputed, alive));
        Assert.All(result.PredictionGaps, gap => Assert.Equal(PredictionGap.NoDropout, gap));
        AssertFinite(result);
    }

    [Fact]
    public void Free_orders_and_returns_are_answered()
    {
        var lines = MadeShop.Lines(800, Days, 5);
        lines.AddRange(Enumerable.Range(1001, 100).SelectMany(key => new[] { Sale(key, 10, 0), Sale(key, 50, 0), Sale(key, 90, 0) }));
        lines.AddRange(
            Enumerable.Range(2001, 50).SelectMany(key => new[] { Sale(key, 10), new PurchaseLine(key, 20, -500_000, true, false) }));
        var result = MadeShop.Compute(lines, Days);

        Assert.Equal(50, result.PredictionGaps.Count(gap => gap == PredictionGap.AllReturned));
        Assert.All(
            result.PredictedValue12MAmounts.Zip(result.PredictionGaps),
            pair => Assert.Equal(pair.Second == PredictionGap.AllReturned, pair.First == LifetimeResult.NotComputed));
        Assert.Equal(
            result.Amounts!.CustomerCount,
            Cdnow.History(lines, Day.ToDate(Days)) is var history
                ? history.RepeatSalesAmounts.Zip(history.FirstSalesAmounts).Count(pair => pair.First + pair.Second > 0)
                : 0);
        AssertFinite(result);
    }

    [Fact]
    public void Only_free_orders_give_orders_and_no_value()
    {
        var result = MadeShop.Compute([.. MadeShop.Lines(400, Days, 6).Select(line => line with { Amount = 0 })], Days);

        Assert.Null(result.Amounts);
        Assert.All(result.ExpectedOrders12M, orders => Assert.True(orders >= 0));
        Assert.All(result.PredictedValue12MHighAmounts, value => Assert.Equal(LifetimeResult.NotComputed, value));
        Assert.Null(result.Totals[0].Amount);
        AssertFinite(result);
    }

    [Fact]
    public void Amounts_without_a_mean_hold_the_observed_one()
    {
        var random = new RandomStream(8, 2);
        var scales = new Dictionary<int, double>();
        var lines = MadeShop.Lines(800, Days, 7)
            .Select(
                line => line with
                {
                    Amount =
                        (long)(10_000 * (scales.TryGetValue(line.CustomerKey, out var scale)
                            ? scale
                            : scales[line.CustomerKey] = Math.Pow(1 - random.NextDouble(), -1.6)) * (.8 + (.4 * random.NextDouble())))
                })
            .ToList();
        var history = Cdnow.History(lines, Day.ToDate(Days));
        var fit = GammaGammaFitter.Fit(history, false)!;

        Assert.True(fit.IsFallback);
        Assert.Contains("the population has no mean", fit.Remark, StringComparison.Ordinal);
        Assert.Equal(
            RfmBatch.Core.Amount.ToDouble(history.RepeatSalesAmounts.Sum()) / history.RepeatOrderDays.Sum(),
            fit.Model.PopulationMean,
            1e-6 * fit.Model.PopulationMean);
    }

    [Fact]
    public void Customers_of_today_have_no_past_and_a_future()
    {
        var lines = MadeShop.Lines(600, Days, 9);
        lines.Add(Sale(9999, Days - 1));
        var result = MadeShop.Compute(lines, Days);

        Assert.Equal((LifetimeResult.NotComputed, PredictionGap.OnePurchaseDay), (result.ProbabilityAlive[^1], result.PredictionGaps[^1]));
        Assert.Equal(result.Purchases!.Model.ExpectedOrdersOfNewCustomer(LifetimeResult.HorizonWeeks), result.ExpectedOrders12M[^1], 1e-9);
    }

    private static PurchaseLine Sale(int key, int day, long amount = 100_000) => new(key, day, amount, false, true);

    private static void AssertFinite(LifetimeResult result)
    {
        Assert.All(
            result.ProbabilityAlive.Zip(result.PredictionGaps),
            pair => Assert.True(
                pair.Second == PredictionGap.None ? pair.First is >= 0 and <= 1 : pair.First == LifetimeResult.NotComputed));
        Assert.All(
            result.ExpectedOrders12M.Zip(result.PredictionGaps),
            pair => Assert.InRange(pair.First, pair.Second == PredictionGap.AllReturned ? -1 : 0, 366));
        Assert.All(
            Enumerable.Range(0, result.ProbabilityAlive.Length),
            i => Assert.True(result.PredictedValue12MLowAmounts[i] <= result.PredictedValue12MHighAmounts[i]));
        Assert.All(
            result.Totals,
            total => Assert.True(
                double.IsFinite(total.OrdersLow) && double.IsFinite(total.OrdersHigh) && total.OrdersLow <= total.OrdersHigh));
        Assert.All(result.Purchases!.StandardErrors, error => Assert.True(error is null || double.IsFinite(error.Value)));
    }
}
