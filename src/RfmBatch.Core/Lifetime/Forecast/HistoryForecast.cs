using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What the models expect of each distinct history within a time, in columns parallel to the groups.</summary>
internal sealed class HistoryForecast
{
    // Central 90 %.
    private const double TailProbability = .05;

    private HistoryForecast(int count) =>
        (
            ProbabilityAlive,
            ExpectedOrders,
            LowFactors,
            HighFactors,
            WeeksToNextOrder) = (new double[count], new double[count], new double[count], new double[count], new double[count]);

    /// <summary>P(alive).</summary>
    public double[] ProbabilityAlive { get; }

    /// <summary>Expected purchase days.</summary>
    public double[] ExpectedOrders { get; }

    /// <summary>5 % quantile of revenue, per unit of the customer's scale.</summary>
    public double[] LowFactors { get; }

    /// <summary>95 % quantile of revenue, per unit of the customer's scale.</summary>
    public double[] HighFactors { get; }

    /// <summary>Weeks within which the next purchase comes with a probability of one half; −1 where that is not within the time.</summary>
    public double[] WeeksToNextOrder { get; }

    /// <summary>Forecasts every group; groups that differ in t_x alone share their work.</summary>
    /// <param name="groups">Histories.</param>
    /// <param name="model">Purchases.</param>
    /// <param name="amounts">Amounts, or null where no revenue is wanted.</param>
    /// <param name="weeks">Length of the time.</param>
    public static HistoryForecast Of(HistoryGroups groups, IPurchaseModel model, GammaGammaModel? amounts, double weeks)
    {
        var forecast = new HistoryForecast(groups.Count);
        var starts = Enumerable.Range(0, groups.Count)
            .Where(i => i == 0 || groups.RepeatOrderDays[i] != groups.RepeatOrderDays[i - 1] || groups.Ages[i] != groups.Ages[i - 1])
            .ToArray();
        Parallel.For(
            0,
            starts.Length,
            run => forecast.FillRun(groups, model, amounts, weeks, starts[run], run + 1 < starts.Length ? starts[run + 1] : groups.Count));
        return forecast;
    }

    private void FillRun(HistoryGroups groups, IPurchaseModel model, GammaGammaModel? amounts, double weeks, int from, int to)
    {
        var (x, age) = (groups.RepeatOrderDays[from], groups.Ages[from]);
        var orders = model.OrdersIfAlive(x, age, weeks);
        var any = orders.Tails.Length > 0 ? orders.Tails[0] : 0;
        var quantile = amounts is null ? null : new RevenueQuantile(orders, amounts, x);
        for (var i = from; i < to; i++)
        {
            var alive = model.ProbabilityAlive(x, groups.AgesAtLastOrder[i], age);
            ProbabilityAlive[i] = alive;
            ExpectedOrders[i] = alive * orders.Expected;
            WeeksToNextOrder[i] = alive * any < .5 ? -1 : model.WeeksToNextOrderIfAlive(x, age, .5 / alive, weeks);
            HighFactors[i] = quantile is null || alive <= 0 ? 0 : quantile.Factor(TailProbability / alive);
        }

        // The low end apart from the high one: each tail starts from its neighbour's.
        for (var i = from; i < to && quantile is not null; i++)
        {
            LowFactors[i] = ProbabilityAlive[i] <= 0 ? 0 : quantile.Factor((1 - TailProbability) / ProbabilityAlive[i]);
        }
    }
}
