using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>Whether the first day's amount tells what later orders are worth.</summary>
/// <param name="IsIn">Whether it counts.</param>
/// <param name="Reason">In a sentence, without a full stop.</param>
public sealed record FirstOrderChoice(bool IsIn, string Reason)
{
    private const int MinBuyers = 100;

    /// <summary>Chooses by what orders of a holdout were worth: out only where that is better by more than one standard error.</summary>
    /// <param name="kind">What the run was told.</param>
    /// <param name="log">Customers to look at.</param>
    /// <param name="holdout">First day of the holdout and the day after its last, or null.</param>
    /// <param name="isNet">Whether returns count.</param>
    internal static FirstOrderChoice Of(FirstOrderKind kind, PurchaseLog log, (int From, int End)? holdout, bool isNet)
    {
        if (kind != FirstOrderKind.Auto)
        {
            return new FirstOrderChoice(kind == FirstOrderKind.In, "as --first-order says");
        }

        if (holdout is not { } time)
        {
            return new FirstOrderChoice(true, "there is no holdout to choose by");
        }

        var history = log.HistoryAt(time.From, isNet);
        if (GammaGammaFitter.Fit(history, true) is not { } with || GammaGammaFitter.Fit(history, false) is not { } without)
        {
            return new FirstOrderChoice(true, "too few customers bought again before the holdout to choose by it");
        }

        var outcome = log.OutcomeBetween(time.From, time.End, isNet);
        var gains = new List<double>();
        for (var row = 0; row < log.Count; row++)
        {
            var (x, orders) = (history.RepeatOrderDays[row], outcome.OrderDays[row]);
            var mean = orders == 0 ? 0 : Amount.ToDouble(outcome.Amounts[row]) / orders;
            if (x >= 0 && mean > 0)
            {
                var repeat = Amount.ToDouble(history.RepeatSalesAmounts[row]);
                var first = Amount.ToDouble(history.FirstSalesAmounts[row]);
                gains.Add(orders * (Loss(mean, with.Model.ExpectedAmount(x + 1, first + repeat))
                    - Loss(mean, without.Model.ExpectedAmount(x, repeat))));
            }
        }

        if (gains.Count < MinBuyers)
        {
            return new FirstOrderChoice(true, $"{gains.Count} buyers in the holdout are too few to choose by; it takes {MinBuyers}");
        }

        var (sum, average) = (gains.Sum(), gains.Average());
        var error = Math.Sqrt(gains.Sum(gain => (gain - average) * (gain - average)));
        return sum > error
            ? new FirstOrderChoice(false, "without it the holdout's orders were valued better by more than one standard error")
            : new FirstOrderChoice(true, sum > 0 ? "without it the holdout's orders were hardly valued better"
                : "with it the holdout's orders were valued better");
    }

    // Gamma deviance of a mean y against what was expected.
    private static double Loss(double y, double expected) => 2 * (((y - expected) / expected) - Math.Log(y / expected));
}

/// <summary>Whether the amount of the first purchase day counts for the value of later orders.</summary>
public enum FirstOrderKind
{
    /// <summary>By the holdout.</summary>
    Auto,

    /// <summary>It does.</summary>
    In,

    /// <summary>It does not, as in the literature.</summary>
    Out,
}
