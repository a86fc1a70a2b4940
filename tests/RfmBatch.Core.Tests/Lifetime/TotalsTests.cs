using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Backtest;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime.Totals;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Totals that do not miss their largest customer, and intervals as wide as earlier predictions were off.</summary>
public sealed class TotalsTests
{
    private const int Days = 600;

    // One customer of a hundred times the others' money among 6,000 decides how far the total may move: drawing every customer for itself
    // (400,000 futures of the large one) is the measure.
    [Fact]
    public void The_largest_customer_is_in_the_interval()
    {
        var lines = MadeShop.Lines(6000, Days, 3);
        lines.AddRange(Enumerable.Range(0, 60).Select(i => new PurchaseLine(9_999, i * 10, 150_000_000, false, true)));
        var (with, without) = (
            MadeShop.Compute(lines, Days).Totals[0], MadeShop.Compute(MadeShop.Lines(6000, Days, 3), Days).Totals[0]);

        Assert.InRange(with.AmountModelError!.Value, 5 * without.AmountModelError!.Value, 1);
    }

    // By hand: mean e² of (ln(100.5/110.5)² + ln(120.5/110.5)² + ln(110.5/110.5)²)/3 = .005505, whole weight, as v is below v0.
    [Fact]
    public void Everybodys_interval_is_the_root_mean_square_of_earlier_errors()
    {
        var basis = new IntervalBasis([Outcome(100, 110), Outcome(120, 110), Outcome(110, 110)], 365);
        var mean = (Square(Math.Log(100.5 / 110.5)) + Square(Math.Log(120.5 / 110.5))) / 3;

        Assert.Equal((3, 182), (basis.Count, basis.Days));
        Assert.Equal(Math.Sqrt(mean * 2), basis.ErrorOfAll(false, modelError: 10), 1e-12);
        // Student's t with 3 degrees of freedom: .95 quantile 2.353363.
        Assert.Equal(2.353363 * .1, basis.HalfWidthOfAll(.1, 9), 1e-6);
        // With 7: 1.894579.
        Assert.Equal(1.894579 * .5, basis.HalfWidth(.4, .3), 1e-6);
    }

    // v = 400/110.5² = .03276, v0 = .01: e² counts √(.01/.03276).
    [Fact]
    public void A_date_with_a_vaguer_model_counts_less()
    {
        var basis = new IntervalBasis([Outcome(100, 110, 400), Outcome(100, 110, 400), Outcome(100, 110, 400)], 365);
        var variance = 400 / Square(110.5);

        Assert.Equal(
            Math.Sqrt(Square(Math.Log(100.5 / 110.5)) * (.1 / Math.Sqrt(variance)) * 2), basis.ErrorOfAll(false, .1), 1e-12);
    }

    // Segment 1 errs by e = ±.3 beyond chance, segment 2 not at all: pulled together as by four dates.
    [Fact]
    public void Segments_are_pulled_towards_their_mean()
    {
        OriginOutcome At(double first) => new(0, 364, Total(200, 200, 0), new Dictionary<int, OriginTotal>
        {
            [1] = Total(first, 100, 0),
            [2] = Total(100, 100, 0),
            [3] = Total(5, 20, 0),
        }, false);
        var basis = new IntervalBasis([At(130), At(130), At(130)], 365);
        var own = Square(Math.Log(130.5 / 100.5));

        Assert.Equal(Math.Sqrt(((3 * own) + (4 * own / 2)) / 7), basis.ErrorOf(1, false, .1), 1e-12);
        Assert.Equal(Math.Sqrt(4 * own / 2 / 7), basis.ErrorOf(2, false, .1), 1e-12);
        // Under 30 expected orders nothing of its own, and clusters of earlier dates are not known: the mean.
        Assert.Equal(Math.Sqrt(own / 2), basis.ErrorOf(3, false, .1), 1e-12);
        Assert.Equal(Math.Sqrt(own / 2), basis.ErrorOf(null, false, .1), 1e-12);
    }

    [Fact]
    public void A_young_shop_has_no_backtests_and_its_intervals_rest_on_the_model()
    {
        var result = MadeShop.Compute(MadeShop.Lines(2000, 200, 4), 200);

        var total = result.Totals[0];
        Assert.Equal((0, 0, .065), (total.BacktestCount, total.BacktestDays, total.OrdersBacktestError));
        // Student's t with 4 degrees of freedom: .95 quantile 2.131847.
        Assert.Equal(
            total.ExpectedOrders * Math.Exp(2.131847 * Math.Sqrt(Square(.065) + Square(total.OrdersModelError))), total.OrdersHigh, 1e-3);
        Assert.StartsWith("the shop is too young", result.BacktestReason, StringComparison.Ordinal);
        Assert.Equal(
            "Intervals of totals hold if the model does: the shop is too young to look back on earlier predictions.",
            PredictionGrounds.Of(result)!.Sentences[2]);
    }

    // One holdout, the last third: its miss is pulled towards what young made shops were off, as by four dates more.
    [Fact]
    public void A_shop_of_a_year_has_its_holdout_for_a_backtest()
    {
        var result = MadeShop.Compute(MadeShop.Lines(2000, 300, 4), 300);
        var total = result.Totals[0];
        // Student's t with 5 degrees of freedom: .95 quantile 2.015048.
        var half = 2.015048 * Math.Sqrt(Square(total.OrdersBacktestError) + Square(total.OrdersModelError));

        Assert.Equal((1, 100), (total.BacktestCount, total.BacktestDays));
        Assert.InRange(total.OrdersHigh, total.ExpectedOrders * Math.Exp(half) * .999999, double.PositiveInfinity);
        Assert.Equal(result.Holdout!.PredictedOrders, result.Backtests[0].ExpectedOrders, .01 * result.Holdout.PredictedOrders);
    }

    // 600 days: 364-day holdouts fit once, 182-day ones twice (182 days must lie before the first), 91-day ones five times.
    [Fact]
    public void Holdouts_of_earlier_dates_end_at_as_of_and_do_not_overlap()
    {
        var origins = RollingOrigins.Choose(Cdnow.Log(MadeShop.Lines(3000, Days, 1), Day.ToDate(Days)), Days, true);

        Assert.Equal((91, [509, 418, 327, 236, 145]), (origins.Days, origins.Origins), (left, right) =>
            left.Item1 == right.Item1 && left.Item2.SequenceEqual(right.Item2));
    }

    private static OriginOutcome Outcome(double actual, double expected, double variance = 0) =>
        new(0, 182, Total(actual, expected, variance), new Dictionary<int, OriginTotal>(), false);

    private static OriginTotal Total(double actual, double expected, double variance)
    {
        var total = new OriginTotal();
        total.Add((actual, expected, variance), (0, 0, 0));
        return total;
    }

    private static double Square(double value) => value * value;
}
