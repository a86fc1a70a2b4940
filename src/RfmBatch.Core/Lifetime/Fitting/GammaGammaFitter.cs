using System.Globalization;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>Fits Gamma–Gamma to the amounts of purchase days, with the first or, as in the literature, without it.</summary>
internal static class GammaGammaFitter
{
    /// <summary>Fewest customers with a purchase of positive value, of those that count, that a fit is made from.</summary>
    public const int MinCustomers = 20;

    // Closer to 1 the population's mean pγ/(q − 1) is a number without meaning.
    private const double LeastQ = 1.02;

    private const int RoughCustomers = 4000;

    /// <summary>Fits the model.</summary>
    /// <param name="history">Customers; those without positive amounts are left out.</param>
    /// <param name="isFirstIn">Whether the first day's amount counts.</param>
    /// <returns>The fit, or null with fewer than <see cref="MinCustomers"/> customers.</returns>
    public static GammaGammaFit? Fit(PurchaseHistory history, bool isFirstIn)
    {
        ArgumentNullException.ThrowIfNull(history);
        var first = isFirstIn ? 1 : 0;
        long SumOf(int i) => history.RepeatSalesAmounts[i] + (first * history.FirstSalesAmounts[i]);
        var rows = Enumerable.Range(0, history.Count).Where(i => history.RepeatOrderDays[i] + first > 0 && SumOf(i) > 0).ToArray();
        if (rows.Length < MinCustomers)
        {
            return null;
        }

        var counts = Array.ConvertAll(rows, i => history.RepeatOrderDays[i] + first);
        var sums = Array.ConvertAll(rows, i => Amount.ToDouble(SumOf(i)));
        // In units of the mean amount, so that the search does not depend on the currency.
        var unit = sums.Sum() / counts.Sum(x => (double)x);
        sums = Array.ConvertAll(sums, sum => sum / unit);
        var likelihood = new GammaGammaLikelihood(counts, sums);
        var step = Math.Max(1, rows.Length / RoughCustomers);
        var rough = step == 1
            ? likelihood
            : new GammaGammaLikelihood([.. counts.Where((_, i) => i % step == 0)], [.. sums.Where((_, i) => i % step == 0)]);
        var found = MaximumLikelihood.Find(likelihood, rough, [[5, 4, .6], [1, 2, 1], [50, 3, .04], [2, 30, 15]]);
        var shift = rows.Length * Math.Log(unit);
        return found.Parameters[1] >= LeastQ
            ? Result(found, found.Parameters, found.StandardErrors, unit, shift, rows.Length)
            : Held(likelihood, rough, found.Parameters[1], unit, shift, rows.Length);
    }

    private static GammaGammaFit Result(
        MaximumLikelihood found, double[] parameters, IReadOnlyList<double?> errors, double unit, double shift, int customers)
    {
        string[] names = ["p", "q", "gamma"];
        var edges = string.Join(", ", found.AtEdge.Select(i => names[i]));
        return new GammaGammaFit
        {
            Model = new GammaGammaModel(parameters[0], parameters[1], parameters[2] * unit),
            StandardErrors = [errors[0], errors[1], errors[2] * unit],
            LogLikelihood = found.LogLikelihood - shift,
            CustomerCount = customers,
            IsConverged = found.IsConverged,
            IsFallback = false,
            Remark = edges.Length > 0
                ? $"{edges} ended at the edge of the range: amounts hardly differ between the orders of a customer, or between customers."
                : null,
            LogCovariance = found.LogCovariance,
        };
    }

    private static GammaGammaFit Held(
        GammaGammaLikelihood likelihood, GammaGammaLikelihood rough, double q, double unit, double shift, int customers)
    {
        var held = new MeanHeldLikelihood(likelihood, 1);
        var found = MaximumLikelihood.Find(
            held, ReferenceEquals(likelihood, rough) ? held : new MeanHeldLikelihood(rough, 1), [[2, 1], [10, .3]]);
        var remark = string.Create(
            CultureInfo.InvariantCulture,
            $"Amounts differ so much between customers that the population has no mean (q = {q:0.###}); the mean of the purchases "
            + $"was held fixed.");
        return Result(found, held.Full(found.Parameters), [null, null, null], unit, shift, customers) with
        {
            IsFallback = true,
            Remark = remark,
            LogCovariance = null
        };
    }
}
