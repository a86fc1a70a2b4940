using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

public sealed class ValueStageTests
{
    private const int Days = 600;
    private static readonly List<PurchaseLine> Shop = MadeShop.Lines(3000, Days, 1);

    [Fact]
    public void Estimates_come_back_to_the_truth()
    {
        var result = MadeShop.Compute(Shop, Days);

        Assert.All(
            result.Purchases!.Model.Parameters.Zip(result.Purchases.StandardErrors).Zip((double[])[.8, 6, .8, 2.5]),
            item => Assert.Equal(item.Second, item.First.First.Value, 4 * item.First.Second!.Value));
        Assert.All(
            ((double[])[result.Amounts!.Model.P, result.Amounts.Model.Q, result.Amounts.Model.Gamma])
                .Zip(result.Amounts.StandardErrors)
                .Zip((double[])[4, 4, 20]),
            item => Assert.Equal(item.Second, item.First.First, 4 * item.First.Second!.Value));
    }

    [Fact]
    public void Totals_are_sums_and_their_intervals_are_narrower_than_summed_bounds()
    {
        var result = MadeShop.Compute(Shop, Days);
        var total = result.Totals[0];

        Assert.Equal((TotalKind.All, 0), (total.Kind, total.GroupIndex));
        Assert.Equal(result.ExpectedOrders12M.Sum(), total.ExpectedOrders, 1e-6);
        Assert.Equal(
            RfmBatch.Core.Amount.ToDouble(result.PredictedValue12MAmounts.Sum()), RfmBatch.Core.Amount.ToDouble(total.Amount!.Value), 1);
        Assert.InRange(total.Amount.Value, total.AmountLow!.Value, total.AmountHigh!.Value);
        Assert.True(
            total.AmountHigh - total.AmountLow < (result.PredictedValue12MHighAmounts.Sum()
                - result.PredictedValue12MLowAmounts.Sum()) / 3);
        Assert.Equal(
            (total.CustomerCount, total.ExpectedOrders, total.Amount, total.OrdersModelError),
            (result.Totals[1].CustomerCount, result.Totals[1].ExpectedOrders, result.Totals[1].Amount, result.Totals[1].OrdersModelError));
    }

    // The next 365 days are in the data: the total must fall within its interval nine times of ten. Twelve shops, of which at most four may
    // miss (the chance of more is 0.4 %).
    [Fact]
    public void Intervals_of_totals_hold_what_they_promise()
    {
        var misses = 0;
        for (var seed = 21; seed <= 32; seed++)
        {
            var future = MadeShop.Lines(600, Days * 2, seed).Where(line => line.Day < Days + 365).ToList();
            var keys = future.Where(line => line.Day < Days).Select(line => line.CustomerKey).ToHashSet();
            var result = MadeShop.Compute([.. future.Where(line => line.Day < Days)], Days, seed: seed);
            var actual = future
                .Where(line => line.Day >= Days && keys.Contains(line.CustomerKey))
                .Select(line => (line.CustomerKey, line.Day))
                .Distinct()
                .Count();
            misses += actual < result.Totals[0].OrdersLow || actual > result.Totals[0].OrdersHigh ? 1 : 0;
        }

        Assert.InRange(misses, 0, 4);
    }

    [Fact]
    public void Equal_seeds_give_equal_answers_and_other_seeds_other_intervals()
    {
        var (first, second, other) = (MadeShop.Compute(Shop, Days), MadeShop.Compute(Shop, Days), MadeShop.Compute(Shop, Days, seed: 2));

        Assert.Equal(first.Totals, second.Totals);
        Assert.Equal(first.PredictedValue12MHighAmounts, second.PredictedValue12MHighAmounts);
        Assert.Equal(first.PredictedValue12MHighAmounts, other.PredictedValue12MHighAmounts);
        Assert.NotEqual(first.Totals[0].AmountModelError, other.Totals[0].AmountModelError);
    }

    [Fact]
    public void Customers_without_a_sale_in_the_window_are_fitted_on_and_not_predicted()
    {
        var log = Cdnow.Log(Shop, Day.ToDate(Days));
        var predicted = Enumerable.Range(0, log.Count).Select(i => i % 2 == 0).ToArray();
        var request = new LifetimeRequest(PurchaseModelKind.Bgnbd, Day.ToDate(Days), true, new HoldoutPeriod(null, 0, "none"), 1);
        var (half, all) = (
            LifetimeStage.Compute(
                log, predicted, [new TotalGrouping(TotalKind.Segment, new byte[predicted.Length])], request, CancellationToken.None),
            MadeShop.Compute(Shop, Days));

        Assert.Equal(all.Purchases!.LogLikelihood, half.Purchases!.LogLikelihood);
        Assert.All(
            Enumerable.Range(0, predicted.Length),
            i => Assert.Equal(predicted[i] ? all.ExpectedOrders12M[i] : LifetimeResult.NotComputed, half.ExpectedOrders12M[i]));
        Assert.Equal("none", half.HoldoutReason);
    }

    [Fact]
    public void The_holdout_is_the_last_third_at_most_52_weeks_and_needs_13()
    {
        var first = new DateOnly(2020, 1, 1);

        Assert.Equal((new DateOnly(2020, 9, 1), 122), Chosen(HoldoutPeriod.Choose(first, new DateOnly(2021, 1, 1), null)));
        Assert.Equal((new DateOnly(2025, 1, 2), 364), Chosen(HoldoutPeriod.Choose(first, new DateOnly(2026, 1, 1), null)));
        Assert.Equal(
            (new DateOnly(2023, 1, 1), 1096), Chosen(HoldoutPeriod.Choose(first, new DateOnly(2026, 1, 1), new DateOnly(2023, 1, 1))));
        Assert.Equal(
            "a holdout of 90 days is too short to judge by; 91 days are needed.",
            HoldoutPeriod.Choose(first, new DateOnly(2026, 1, 1), new DateOnly(2025, 10, 3)).Reason);
        Assert.Equal(
            "the holdout from 2019-06-01 leaves nothing to learn from: the first sale is of 2020-01-01.",
            HoldoutPeriod.Choose(first, new DateOnly(2026, 1, 1), new DateOnly(2019, 6, 1)).Reason);

        static (DateOnly, int) Chosen(HoldoutPeriod period) => (period.From!.Value, period.Days);
    }

    [Fact]
    public void Too_few_repeaters_before_the_holdout_leave_none()
    {
        var log = Cdnow.Log(MadeShop.Lines(100, Days, 4), Day.ToDate(Days));
        var period = new HoldoutPeriod(Day.ToDate(400), 200, null);
        var (result, reason) = HoldoutTest.Run(
            log,
            log,
            new LifetimeRequest(PurchaseModelKind.Bgnbd, Day.ToDate(Days), true, period, 1),
            new CandidateModel(PurchaseModelKind.Bgnbd),
            near: null,
            isFirstIn: true,
            WeekClock.Calendar);

        Assert.Null(result);
        Assert.Matches("^only [0-9]+ customers bought again before 1971-02-05; 100 are needed.$", reason);
    }
}
