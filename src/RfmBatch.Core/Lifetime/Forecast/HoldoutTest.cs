using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Fits the run's models to what came before the holdout, and compares.</summary>
internal static class HoldoutTest
{
    /// <summary>Fewest customers with a repeat purchase before the holdout.</summary>
    public const int MinRepeaters = 100;

    private const int QuarterDays = 91;

    /// <summary>The comparison, or why there is none.</summary>
    /// <param name="log">All customers.</param>
    /// <param name="compared">Those of them whose bounds are looked at; the same object for all.</param>
    /// <param name="request">How.</param>
    /// <param name="candidate">The run's model.</param>
    /// <param name="near">Its parameters from the whole time, or null.</param>
    /// <param name="isFirstIn">Whether the first day's amount counts.</param>
    /// <param name="clock">The run's operational time.</param>
    public static (HoldoutResult? Result, string? Reason) Run(
        PurchaseLog log,
        PurchaseLog compared,
        LifetimeRequest request,
        CandidateModel candidate,
        IPurchaseModel? near,
        bool isFirstIn,
        WeekClock clock)
    {
        if (request.Holdout.From is not { } first)
        {
            return (null, request.Holdout.Reason);
        }

        var (from, end) = (Day.FromDate(first), Day.FromDate(request.AsOf));
        var history = log.HistoryAt(from, request.IsNet);
        var repeaters = history.RepeatOrderDays.Count(x => x > 0);
        if (repeaters < MinRepeaters)
        {
            return (
                null,
                FormattableString.Invariant(
                    $"only {repeaters} customers bought again before {first:yyyy-MM-dd}; {MinRepeaters} are needed."));
        }

        var groups = HistoryGroups.From(history, clock: clock);
        if (PurchaseModelFitter.TooLittle(groups) is { } reason)
        {
            return (null, $"before the holdout: {reason}");
        }

        var models = LifetimeModels.Fit(groups, history, candidate, near, isFirstIn);
        var weeks = clock.Weeks(from - 1, end - 1);
        var forecast = HistoryForecast.Of(groups, models.Purchases.Model, weeks);
        var outcome = log.OutcomeBetween(from, end, request.IsNet);
        var check = ReferenceEquals(log, compared)
            ? new HoldoutCheck(history, outcome, models, weeks)
            : CheckOf(compared, models, request.IsNet, from, end, clock);
        var comparisons = check.Comparisons(Quarters(compared, request.IsNet, from, end, clock), request.Seed);
        return (Compare(history, outcome, models, forecast, request.Holdout, check, comparisons), null);
    }

    /// <summary>Stretches of thirteen weeks from the holdout's first day on; what is left belongs to the last.</summary>
    private static HoldoutQuarter[] Quarters(PurchaseLog log, bool isNet, int from, int end, WeekClock clock)
    {
        var count = Math.Max(1, (end - from) / QuarterDays);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var (first, last) = (from + (i * QuarterDays), i + 1 == count ? end : from + ((i + 1) * QuarterDays));
                return new HoldoutQuarter(
                    FormattableString.Invariant($"{Day.ToDate(first):yyyy-MM-dd} to {Day.ToDate(last - 1):yyyy-MM-dd}"),
                    clock.Weeks(from - 1, last - 1),
                    log.OutcomeBetween(first, last, isNet).OrderDays);
            })
        ];
    }

    private static HoldoutCheck CheckOf(PurchaseLog compared, LifetimeModels models, bool isNet, int from, int end, WeekClock clock)
    {
        var history = compared.HistoryAt(from, isNet);
        return new HoldoutCheck(
            history,
            compared.OutcomeBetween(from, end, isNet),
            models with { Groups = HistoryGroups.From(history, clock: clock) },
            clock.Weeks(from - 1, end - 1));
    }

    private static HoldoutResult Compare(
        PurchaseHistory history,
        PurchaseOutcome outcome,
        LifetimeModels models,
        HistoryForecast forecast,
        HoldoutPeriod period,
        HoldoutCheck check,
        IReadOnlyList<HoldoutComparison> comparisons)
    {
        var (customers, actual, predicted) = (
            new int[HoldoutRow.LastRow + 1], new int[HoldoutRow.LastRow + 1], new double[HoldoutRow.LastRow + 1]);
        var (absolute, squared, actualAmount, predictedAmount) = (0.0, 0.0, 0L, 0.0);
        for (var row = 0; row < history.Count; row++)
        {
            var x = history.RepeatOrderDays[row];
            if (x < 0)
            {
                continue;
            }

            var (expected, orders) = (forecast.ExpectedOrders[models.Groups.GroupOfCustomer[row]], outcome.OrderDays[row]);
            var bucket = Math.Min(x, HoldoutRow.LastRow);
            customers[bucket]++;
            actual[bucket] += orders;
            predicted[bucket] += expected;
            absolute += Math.Abs(orders - expected);
            squared += (orders - expected) * (orders - expected);
            actualAmount += outcome.Amounts[row];
            predictedAmount += models.Amounts is null ? 0 : expected * models.MeanAmount(history, row);
        }

        var count = customers.Sum();
        return new HoldoutResult(
            period,
            [
                .. Enumerable.Range(0, customers.Length)
                    .Where(x => customers[x] > 0)
                    .Select(x => new HoldoutRow(x, customers[x], actual[x], predicted[x]))
            ],
            count,
            actual.Sum(),
            predicted.Sum(),
            absolute / count,
            Math.Sqrt(squared / count),
            actualAmount,
            models.Amounts is null ? null : PredictedAmount.From(predictedAmount),
            check.Coverage,
            period.Days >= BoundCalibration.MinDays ? BoundCalibration.Of(check.Placed) : [],
            comparisons);
    }
}

/// <summary>Customers of equal purchase days in the calibration.</summary>
/// <param name="OrdersInCalibration">x in the calibration, 0..6, 7 for more.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="ActualOrders">Sum of their purchase days within the holdout.</param>
/// <param name="PredictedOrders">Sum of what was expected.</param>
public sealed record HoldoutRow(int OrdersInCalibration, int CustomerCount, int ActualOrders, double PredictedOrders)
{
    /// <summary>The last row holds this many and more.</summary>
    public const int LastRow = 7;
}
