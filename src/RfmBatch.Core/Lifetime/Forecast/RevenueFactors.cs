using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Bounds of each history's revenue per unit of the customer's scale γ', and when its next order is due.</summary>
internal sealed class RevenueFactors
{
    private RevenueFactors(int count) => (Low, High, WeeksToNextOrder) = (new double[count], new double[count], new double[count]);

    /// <summary>Lower end.</summary>
    public double[] Low { get; }

    /// <summary>Upper end.</summary>
    public double[] High { get; }

    /// <summary>Weeks within which the next purchase comes with a probability of one half; −1 where that is not within the time.</summary>
    public double[] WeeksToNextOrder { get; }

    /// <summary>Bounds of every group.</summary>
    /// <param name="models">The models.</param>
    /// <param name="forecast">Of the same groups and time.</param>
    /// <param name="weeks">Length of the time.</param>
    /// <param name="levels">Which quantiles the bounds are.</param>
    public static RevenueFactors Of(LifetimeModels models, HistoryForecast forecast, double weeks, BoundLevels levels)
    {
        var factors = new RevenueFactors(models.Groups.Count);
        models.Groups.EachRun((from, to) => factors.FillRun(models, forecast, weeks, levels, from, to));
        return factors;
    }

    private void FillRun(LifetimeModels models, HistoryForecast forecast, double weeks, BoundLevels levels, int from, int to)
    {
        var (groups, model) = (models.Groups, models.Purchases.Model);
        var x = groups.RepeatOrderDays[from];
        var (lowLevel, highLevel) = levels.For(x);
        var ordersIfAlive = model.OrdersIfAlive(x, groups.WeeksByAge[groups.Ages[from]], weeks);
        OrderDistribution? known = null;
        RevenueQuantile? high = null, low = null;
        for (var i = from; i < to; i++)
        {
            var (orders, alive) = (ordersIfAlive(groups.WeeksToLast[i]), forecast.ProbabilityAlive[i]);
            if (!ReferenceEquals(orders, known) && models.Amounts is { } amounts)
            {
                // Each tail starts from its neighbour's.
                high = new RevenueQuantile(orders, amounts.Model, models.AmountDays(x));
                low = new RevenueQuantile(high);
            }

            known = orders;
            var any = orders.Tails.Length > 0 ? orders.Tails[0] : 0;
            WeeksToNextOrder[i] = alive * any < .5 ? -1 : model.WeeksToNextOrderIfAlive(groups.PastOf(i), .5 / alive, weeks);
            High[i] = high is null || alive <= 0 ? 0 : high.Factor((1 - highLevel) / alive);
            Low[i] = low is null || alive <= 0 ? 0 : low.Factor((1 - lowLevel) / alive);
        }
    }
}
