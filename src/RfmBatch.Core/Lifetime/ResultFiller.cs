using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime;

/// <summary>Writes what was forecast for histories into the columns of customers.</summary>
internal sealed class ResultFiller(
    LifetimeResult result,
    PurchaseHistory history,
    LifetimeModels models,
    HistoryForecast forecast,
    RevenueFactors factors,
    WeekClock clock)
{
    /// <summary>Fills one customer's row.</summary>
    /// <param name="row">The customer.</param>
    /// <param name="isPredicted">Whether there was a sale in the window.</param>
    public void Fill(int row, bool isPredicted)
    {
        var group = models.Groups.GroupOfCustomer[row];
        result.PredictionGaps[row] = GapOf(row, group, isPredicted);
        if (group < 0 || !isPredicted)
        {
            return;
        }

        var orders = forecast.ExpectedOrders[group];
        result.ProbabilityAlive[row] = result.PredictionGaps[row] == PredictionGap.None
            ? forecast.ProbabilityAlive[group]
            : LifetimeResult.NotComputed;
        result.ExpectedOrders12M[row] = orders;
        result.NextOrderDays[row] = factors.WeeksToNextOrder[group] is >= 0 and var weeks
            ? clock.DayAfter(history.ObservedTo, weeks)
            : Day.None;
        if (models.Amounts is not null)
        {
            var scale = models.Scale(history, row);
            result.PredictedValue12MAmounts[row] = PredictedAmount.From(orders * models.MeanAmount(history, row));
            result.PredictedValue12MLowAmounts[row] = PredictedAmount.From(scale * factors.Low[group]);
            result.PredictedValue12MHighAmounts[row] = PredictedAmount.From(scale * factors.High[group]);
        }
    }

    private PredictionGap GapOf(int row, int group, bool isPredicted)
    {
        if (!isPredicted)
        {
            return PredictionGap.NoPurchase;
        }

        if (group < 0)
        {
            return PredictionGap.AllReturned;
        }

        return models.Purchases.IsFallback
            ? PredictionGap.NoDropout
            : models.Purchases.Candidate.Kind == PurchaseModelKind.Bgnbd && history.RepeatOrderDays[row] == 0
                ? PredictionGap.OnePurchaseDay
                : PredictionGap.None;
    }
}
