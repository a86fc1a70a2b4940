using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Lifetime.Totals;

/// <summary>Intervals of totals out of simulated ones, widened by how earlier predictions did.</summary>
internal sealed class TotalInterval(IntervalBasis basis, bool hasAmounts)
{
    /// <summary>The total with its intervals.</summary>
    public PredictedTotal Of(SimulatedTotal group)
    {
        var orders = Bounds(group, group.ExpectedOrders, group.Orders, isAmount: false);
        var amounts = hasAmounts ? Bounds(group, group.ExpectedAmount, group.Amounts, isAmount: true) : null;
        return new PredictedTotal(
            group.Kind,
            group.Index,
            group.CustomerCount,
            group.ExpectedOrders,
            orders.Low,
            orders.High,
            hasAmounts ? PredictedAmount.From(group.ExpectedAmount) : null,
            amounts is null ? null : PredictedAmount.From(amounts.Low),
            amounts is null ? null : PredictedAmount.From(amounts.High))
        {
            BacktestCount = basis.Count,
            BacktestDays = basis.Days,
            OrdersModelError = orders.ModelError,
            OrdersBacktestError = orders.BacktestError,
            AmountModelError = amounts?.ModelError,
            AmountBacktestError = amounts?.BacktestError,
        };
    }

    private Interval Bounds(SimulatedTotal group, double expected, double[] simulated, bool isAmount)
    {
        double[] sorted = [.. simulated];
        Array.Sort(sorted);
        var (low, high) = (SortedQuantile.At(sorted, 1, 20), SortedQuantile.At(sorted, 19, 20));
        var modelError = expected > 0 ? LogDeviation(sorted, expected) : 0;
        var error = group.Kind switch
        {
            TotalKind.All => basis.ErrorOfAll(isAmount, modelError),
            TotalKind.Segment => basis.ErrorOf(group.Index, isAmount, modelError),
            // Clusters of earlier dates are not known; they err as segments do on average.
            _ => basis.ErrorOf(null, isAmount, modelError),
        };
        var half = group.Kind == TotalKind.All ? basis.HalfWidthOfAll(error, modelError) : basis.HalfWidth(error, modelError);
        (low, high) = (Math.Min(low, expected * Math.Exp(-half)), Math.Max(high, expected * Math.Exp(half)));
        return new Interval(low, high, modelError, error);
    }

    private static double LogDeviation(double[] totals, double expected)
    {
        // A total of 0 is as far away as a hundredth.
        var logs = Array.ConvertAll(totals, total => Math.Log(Math.Max(total / expected, .01)));
        var mean = logs.Average();
        return Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / (logs.Length - 1));
    }

    private sealed record Interval(double Low, double High, double ModelError, double BacktestError);
}
