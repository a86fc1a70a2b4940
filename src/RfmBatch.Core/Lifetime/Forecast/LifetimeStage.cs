using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Predicts who is still a customer, how often and for how much.</summary>
internal static class LifetimeStage
{
    private const int ChunkSize = 8192;

    /// <summary>Fits on everybody with a sale before as-of, and predicts for those who were scored.</summary>
    /// <param name="data">Purchases, in the order of the customers.</param>
    /// <param name="isPredicted">Which customers get a prediction: those with a sale in the window.</param>
    /// <param name="groupings">Whose totals are wanted, the first of them for everybody's too; each customer with a prediction is in one
    /// group of it.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Stops the work between two steps.</param>
    public static LifetimeResult Compute(
        PurchaseData data,
        bool[] isPredicted,
        IReadOnlyList<TotalGrouping> groupings,
        LifetimeRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(isPredicted);
        ArgumentNullException.ThrowIfNull(groupings);
        ArgumentNullException.ThrowIfNull(request);
        var groups = HistoryGroups.From(data.Observed);
        if (PurchaseModelFitter.TooLittle(groups) is { } reason)
        {
            return LifetimeResult.Without(data.Observed.Count, reason) with { Requested = request.Kind };
        }

        var ratio = request.IsNet ? LifetimeModels.RatioOf(data.SalesAmount.Observed, data.ReturnAmount.Observed) : 1;
        var models = LifetimeModels.Fit(groups, data.Observed, request.Kind, ratio);
        cancellationToken.ThrowIfCancellationRequested();
        var forecast = HistoryForecast.Of(groups, models.Purchases.Model, models.Amounts?.Model, LifetimeResult.HorizonWeeks);
        var result = LifetimeResult.Empty(data.Observed.Count) with
        {
            Requested = request.Kind,
            Purchases = models.Purchases,
            Amounts = models.Amounts,
            NetRatio = ratio
        };
        Parallel.For(
            0,
            (data.Observed.Count + ChunkSize - 1) / ChunkSize,
            chunk => Fill(result, data.Observed, models, forecast, isPredicted, request.AsOf, chunk));
        cancellationToken.ThrowIfCancellationRequested();
        var holdout = HoldoutTest.Run(data, request.Holdout, request.Kind, request.IsNet);
        cancellationToken.ThrowIfCancellationRequested();
        return result with
        {
            Holdout = holdout.Result,
            HoldoutReason = holdout.Reason,
            Totals = TotalSimulation.Run(result, data.Observed, models, groupings, request.Seed),
        };
    }

    private static void Fill(
        LifetimeResult result,
        PurchaseHistory history,
        LifetimeModels models,
        HistoryForecast forecast,
        bool[] isPredicted,
        DateOnly asOf,
        int chunk)
    {
        var today = Day.FromDate(asOf) - 1;
        for (var row = chunk * ChunkSize; row < Math.Min(history.Count, (chunk + 1) * ChunkSize); row++)
        {
            var group = models.Groups.GroupOfCustomer[row];
            if (group < 0 || !isPredicted[row])
            {
                continue;
            }

            var (x, sales, orders) = (history.RepeatOrderDays[row], history.RepeatSalesAmounts[row], forecast.ExpectedOrders[group]);
            result.ProbabilityAlive[row] = forecast.ProbabilityAlive[group];
            result.ExpectedOrders12M[row] = orders;
            result.NextOrderDays[row] = forecast.WeeksToNextOrder[group] is >= 0 and var weeks
                ? today + Math.Max(1, (int)Math.Ceiling(weeks * WeekLogs.DaysPerWeek))
                : Day.None;
            if (models.Amounts is not null)
            {
                result.PredictedValue12MAmounts[row] = PredictedAmount.From(models.ExpectedAmount(x, sales, orders));
                result.PredictedValue12MLowAmounts[row] = PredictedAmount.From(models.OfFactor(forecast.LowFactors[group], sales));
                result.PredictedValue12MHighAmounts[row] = PredictedAmount.From(models.OfFactor(forecast.HighFactors[group], sales));
            }
        }
    }
}

/// <summary>How the value stage works.</summary>
/// <param name="Kind">Which model; not <see cref="PurchaseModelKind.Off"/>.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="IsNet">Whether revenue is net of returns.</param>
/// <param name="Holdout">The time kept back to test on.</param>
/// <param name="Seed">Of the simulated intervals of totals.</param>
internal sealed record LifetimeRequest(PurchaseModelKind Kind, DateOnly AsOf, bool IsNet, HoldoutPeriod Holdout, int Seed);
