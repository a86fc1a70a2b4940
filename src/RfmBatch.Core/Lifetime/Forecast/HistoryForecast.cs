using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What a purchase model expects of each distinct history within a time, in columns parallel to the groups.</summary>
internal sealed class HistoryForecast
{
    private HistoryForecast(int count) =>
        (ProbabilityAlive, ExpectedOrders, Variances) = (new double[count], new double[count], new double[count]);

    /// <summary>P(alive).</summary>
    public double[] ProbabilityAlive { get; }

    /// <summary>Expected purchase days.</summary>
    public double[] ExpectedOrders { get; }

    /// <summary>Variance of the number of purchase days.</summary>
    public double[] Variances { get; }

    /// <summary>Forecasts every group; groups that differ in t_x alone share their work.</summary>
    /// <param name="groups">Histories.</param>
    /// <param name="model">Purchases.</param>
    /// <param name="weeks">Length of the time.</param>
    public static HistoryForecast Of(HistoryGroups groups, IPurchaseModel model, double weeks)
    {
        var forecast = new HistoryForecast(groups.Count);
        groups.EachRun((from, to) =>
        {
            var ordersIfAlive = model.OrdersIfAlive(groups.RepeatOrderDays[from], groups.WeeksByAge[groups.Ages[from]], weeks);
            OrderDistribution? known = null;
            var square = 0.0;
            for (var i = from; i < to; i++)
            {
                var orders = ordersIfAlive(groups.WeeksToLast[i]);
                (known, square) = ReferenceEquals(orders, known) ? (known, square) : (orders, orders.MeanSquare());
                var alive = model.ProbabilityAlive(groups.PastOf(i));
                forecast.ProbabilityAlive[i] = alive;
                forecast.ExpectedOrders[i] = alive * orders.Expected;
                forecast.Variances[i] = Math.Max(0, (alive * square) - (alive * orders.Expected * alive * orders.Expected));
            }
        });
        return forecast;
    }
}
