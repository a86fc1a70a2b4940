using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Fits the models to the calibration and compares with the holdout.</summary>
internal static class HoldoutTest
{
    /// <summary>Fewest customers with a repeat purchase in the calibration.</summary>
    public const int MinRepeaters = 100;

    /// <summary>The comparison, or why there is none.</summary>
    public static (HoldoutResult? Result, string? Reason) Run(PurchaseData data, HoldoutPeriod period, PurchaseModelKind kind, bool isNet)
    {
        if (period.From is null || data.Calibration is not { } calibration)
        {
            return (null, period.Reason);
        }

        var repeaters = calibration.RepeatOrderDays.Count(x => x > 0);
        if (repeaters < MinRepeaters)
        {
            return (
                null,
                FormattableString.Invariant(
                    $"only {repeaters} customers bought again before {period.From:yyyy-MM-dd}; {MinRepeaters} are needed."));
        }

        var groups = HistoryGroups.From(calibration);
        if (PurchaseModelFitter.TooLittle(groups) is { } reason)
        {
            return (null, $"before the holdout: {reason}");
        }

        var ratio = isNet ? LifetimeModels.RatioOf(data.SalesAmount.Calibration, data.ReturnAmount.Calibration) : 1;
        var models = LifetimeModels.Fit(groups, calibration, kind, ratio);
        var forecast = HistoryForecast.Of(groups, models.Purchases.Model, models.Amounts?.Model, period.Weeks);
        return (Compare(data, calibration, models, forecast, period, isNet), null);
    }

    private static HoldoutResult Compare(
        PurchaseData data, PurchaseHistory calibration, LifetimeModels models, HistoryForecast forecast, HoldoutPeriod period, bool isNet)
    {
        var (customers, actual, predicted) = (
            new int[HoldoutRow.LastRow + 1], new int[HoldoutRow.LastRow + 1], new double[HoldoutRow.LastRow + 1]);
        var (absolute, squared, actualAmount, predictedAmount, covered) = (0.0, 0.0, 0L, 0.0, 0);
        for (var row = 0; row < calibration.Count; row++)
        {
            var x = calibration.RepeatOrderDays[row];
            if (x < 0)
            {
                continue;
            }

            var group = models.Groups.GroupOfCustomer[row];
            var (expected, orders) = (forecast.ExpectedOrders[group], data.HoldoutOrderDays[row]);
            var bucket = Math.Min(x, HoldoutRow.LastRow);
            customers[bucket]++;
            actual[bucket] += orders;
            predicted[bucket] += expected;
            absolute += Math.Abs(orders - expected);
            squared += (orders - expected) * (orders - expected);
            var revenue = data.HoldoutSalesAmounts[row] + (isNet ? data.HoldoutReturnAmounts[row] : 0);
            actualAmount += revenue;
            if (models.Amounts is not null)
            {
                var sales = calibration.RepeatSalesAmounts[row];
                predictedAmount += models.ExpectedAmount(x, sales, expected);
                covered += IsWithin(
                    Amount.ToDouble(revenue),
                    models.OfFactor(forecast.LowFactors[group], sales),
                    models.OfFactor(forecast.HighFactors[group], sales))
                    ? 1
                    : 0;
            }
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
            models.Amounts is null ? null : (double)covered / count);
    }

    // Low is 0 for most; a customer who only returned something is below it all the same.
    private static bool IsWithin(double revenue, double low, double high) => revenue >= low && revenue <= high;
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
