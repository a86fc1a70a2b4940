using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Backtest;

/// <summary>Predicts a shop at an earlier date as the run predicts it now, and compares with what came.</summary>
internal static class OriginBacktest
{
    private const int MaxSampled = 400;

    /// <summary>Makes the comparison at one date.</summary>
    /// <param name="log">Customers to predict.</param>
    /// <param name="compared">Customers to fit to, of the same shop.</param>
    /// <param name="request">How.</param>
    /// <param name="now">The run's models.</param>
    /// <param name="clock">The run's operational time: its indexes are held at earlier dates.</param>
    /// <param name="from">First day of the holdout.</param>
    /// <param name="days">Its length.</param>
    /// <returns>Totals of everybody and by segment, or null where the past is too little for a model.</returns>
    public static OriginOutcome? At(
        PurchaseLog log, PurchaseLog compared, LifetimeRequest request, LifetimeModels now, WeekClock clock, int from, int days)
    {
        var past = compared.HistoryAt(from, request.IsNet);
        var fitGroups = HistoryGroups.From(past, clock: clock);
        if (PurchaseModelFitter.TooLittle(fitGroups) is not null)
        {
            return null;
        }

        var history = ReferenceEquals(log, compared) ? past : log.HistoryAt(from, request.IsNet);
        var fitter = new PurchaseModelFitter(fitGroups);
        var models = new LifetimeModels(
            ReferenceEquals(log, compared) ? fitGroups : HistoryGroups.From(history, clock: clock),
            now.Purchases.IsFallback
                ? fitter.Nbd(now.Purchases.Candidate, "as the run")
                : fitter.Fit(now.Purchases.Candidate, now.Purchases.Model),
            GammaGammaFitter.Fit(past, now.IsFirstIn),
            now.IsFirstIn);
        var forecast = HistoryForecast.Of(models.Groups, models.Purchases.Model, clock.Weeks(from - 1, from + days - 1));
        var outcome = log.OutcomeBetween(from, from + days, request.IsNet);
        var segments = request.SegmentsAt?.Invoke(log, from);
        var totals = new SortedDictionary<int, OriginTotal>();
        var all = new OriginTotal();
        for (var row = 0; row < log.Count; row++)
        {
            var group = models.Groups.GroupOfCustomer[row];
            var segment = segments?[row] ?? 0;
            if (group < 0 || segment == LifetimeRequest.NoSegment)
            {
                continue;
            }

            var (orders, variance) = (forecast.ExpectedOrders[group], forecast.Variances[group]);
            var (amount, amountVariance) = models.Amounts is null ? (0, 0) : Revenue(models, history, row, orders, variance);
            var total = totals.TryGetValue(segment, out var known) ? known : totals[segment] = new OriginTotal();
            foreach (var sum in (OriginTotal[])[all, total])
            {
                sum.Add(
                    (outcome.OrderDays[row], orders, variance), (Amount.ToDouble(outcome.Amounts[row]), amount, amountVariance));
            }
        }

        return new OriginOutcome(from, days, all, totals, models.Amounts is not null)
        {
            ParameterVariances = ParameterVariances(models, history, clock.Weeks(from - 1, from + days - 1)),
        };
    }

    /// <summary>From some of the customers: what the parameters' errors do to a total is much the same for all.</summary>
    private static (double Orders, double Amounts) ParameterVariances(LifetimeModels models, PurchaseHistory history, double weeks)
    {
        var rows = Enumerable.Range(0, history.Count).Where(row => models.Groups.GroupOfCustomer[row] >= 0).ToArray();
        var sampled = Math.Min(rows.Length, MaxSampled);
        var customers = new SimulatedCustomer[sampled];
        Parallel.For(0, sampled, i => customers[i] = SimulatedCustomer.Of(
            rows[(int)((long)i * rows.Length / sampled)], 1, history, models, weeks));
        return ParameterDraws.LogVariances(customers, models, weeks);
    }

    /// <summary>Mean and variance of a customer's revenue: a random number of Gamma amounts of one random scale.</summary>
    private static (double Mean, double Variance) Revenue(
        LifetimeModels models, PurchaseHistory history, int row, double orders, double variance)
    {
        var (model, scale) = (models.Amounts!.Model, models.Scale(history, row));
        var shape = model.PosteriorShape(models.AmountDays(history.RepeatOrderDays[row]));
        var mean = orders * model.P * scale / (shape - 1);
        // Without a second moment (q' ≤ 2) as if it barely had one.
        var square = ((model.P * model.P * (variance + (orders * orders))) + (model.P * orders)) * scale * scale
            / ((shape - 1) * Math.Max(.1, shape - 2));
        return (mean, Math.Max(0, square - (mean * mean)));
    }
}

/// <summary>What was expected of a group and what came.</summary>
internal sealed class OriginTotal
{
    /// <summary>Purchase days that came, were expected, and the variance of their number under the model.</summary>
    public (double Actual, double Expected, double Variance) Orders { get; private set; }

    /// <summary>Likewise revenue, currency units.</summary>
    public (double Actual, double Expected, double Variance) Amounts { get; private set; }

    public void Add((double Actual, double Expected, double Variance) orders, (double Actual, double Expected, double Variance) amounts)
    {
        Orders = (Orders.Actual + orders.Actual, Orders.Expected + orders.Expected, Orders.Variance + orders.Variance);
        Amounts = (Amounts.Actual + amounts.Actual, Amounts.Expected + amounts.Expected, Amounts.Variance + amounts.Variance);
    }
}

/// <summary>A comparison at one date.</summary>
/// <param name="From">First day of the holdout, days since 1970-01-01.</param>
/// <param name="Days">Its length.</param>
/// <param name="All">Everybody.</param>
/// <param name="Segments">By segment at that date.</param>
/// <param name="HasAmounts">Whether revenue was predicted.</param>
internal sealed record OriginOutcome(
    int From, int Days, OriginTotal All, IReadOnlyDictionary<int, OriginTotal> Segments, bool HasAmounts)
{
    /// <summary>Variance of ln total by the errors of the parameters: the younger the shop was, the larger.</summary>
    public (double Orders, double Amounts) ParameterVariances { get; init; }

    /// <summary>ln of what came to what was expected of some customers, ½ added to both, and its variance under the model.</summary>
    /// <param name="total">The customers.</param>
    /// <param name="isAmount">Revenue, or orders.</param>
    public (double Error, double Variance) LogError(OriginTotal total, bool isAmount)
    {
        var (came, predicted, variance) = isAmount ? total.Amounts : total.Orders;
        // Returns may outweigh what was bought; a total at or below 0 is as far below as a hundredth.
        var expected = Math.Max(predicted, 0) + .5;
        var actual = Math.Max(came + .5, expected / 100);
        return (
            Math.Log(actual / expected),
            (variance / (expected * expected)) + (isAmount ? ParameterVariances.Amounts : ParameterVariances.Orders));
    }
}
