using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Season;

/// <summary>Finds monthly indexes in repeat orders, after dropout and acquisition are accounted for by the purchase model.</summary>
/// <remarks>
/// A Poisson regression of each month's repeat days on what MBG/NBD in operational time expects of it, with a trend that takes growth and
/// ageing, and months that sum to 0; then shrunk by their noise, and repeated with the new time until they stay. Whether months differ is
/// asked of the first pass alone, by a quasi-likelihood F test, so that a season is not judged by a model that knows it.
/// </remarks>
internal static class SeasonFitter
{
    /// <summary>Fewest days from first purchase to as-of.</summary>
    public const int MinDays = 716;

    /// <summary>Fewest repeat purchase days.</summary>
    public const int MinRepeatDays = 500;

    private const double EntersBelow = .01;
    private const double StaysBelow = .05;
    private const double Settled = .002;
    private const int MaxPasses = 5;

    /// <summary>The season of a shop.</summary>
    /// <param name="log">Customers to look at.</param>
    /// <param name="asOf">First day not observed, days since 1970-01-01.</param>
    /// <param name="isNet">Whether returns reduce purchases.</param>
    /// <param name="option">What the run was told.</param>
    /// <param name="wasSeasonal">Whether the run before had a season: it is given up less easily than found.</param>
    public static SeasonIndexes Find(PurchaseLog log, int asOf, bool isNet, SeasonOption option, bool wasSeasonal)
    {
        if (option.Indexes is { } given)
        {
            return given.Count == 0
                ? SeasonIndexes.None(SeasonBasis.Off, "--season is off")
                : new SeasonIndexes(SeasonIndexes.Scaled(given), SeasonBasis.Given, "given by --season");
        }

        var months = MonthCounts.Of(log, asOf, isNet);
        if (TooLittle(months, asOf) is { } reason)
        {
            return SeasonIndexes.None(SeasonBasis.TooLittle, reason);
        }

        var history = log.HistoryAt(asOf, isNet);
        double[] logs = new double[12];
        double? p = null;
        IPurchaseModel? near = null;
        for (var pass = 1; pass <= MaxPasses; pass++)
        {
            var clock = new WeekClock([.. logs.Select(Math.Exp)], months.FirstDay, asOf);
            var groups = HistoryGroups.From(history, clock: clock);
            if (PurchaseModelFitter.TooLittle(groups) is { } little)
            {
                return SeasonIndexes.None(SeasonBasis.TooLittle, little);
            }

            var model = new PurchaseModelFitter(groups).Fit(new CandidateModel(PurchaseModelKind.Mbg), near).Model;
            near = model;
            var regression = MonthRegression.Fit(months.Counts, months.Expected(model, clock), months.FirstMonth);
            p ??= 1 - FisherSnedecor.CDF(11, months.Counts.Length - 13, Math.Max(0, regression.F));
            if (p >= (wasSeasonal ? StaysBelow : EntersBelow))
            {
                return SeasonIndexes.None(
                    SeasonBasis.NotFound, FormattableString.Invariant($"months differ by no more than chance (p = {p:0.000})"), p);
            }

            var next = Shrunk(logs, regression);
            var moved = next.Zip(logs).Max(pair => Math.Abs(pair.First - pair.Second));
            logs = next;
            if (moved < Settled)
            {
                break;
            }
        }

        return new SeasonIndexes(
            [.. logs.Select(Math.Exp)],
            SeasonBasis.Estimated,
            p < .0005 ? "months differ (p < 0.001)" : FormattableString.Invariant($"months differ (p = {p:0.000})"),
            p);
    }

    private static string? TooLittle(MonthCounts months, int asOf)
    {
        var days = months.FirstDay == Day.None ? 0 : asOf - months.FirstDay;
        return days < MinDays
            ? $"{days} days are observed; to tell a season from a trend it takes {MinDays}"
            : months.Counts.Sum() < MinRepeatDays
                ? $"{months.Counts.Sum():0} repeat orders are observed; a season takes {MinRepeatDays}"
                : null;
    }

    /// <summary>What the noise leaves of the months, scaled to a year.</summary>
    private static double[] Shrunk(double[] logs, MonthRegression regression)
    {
        var raw = logs.Zip(regression.Months).Select(pair => pair.First + pair.Second).ToArray();
        var spread = Math.Max(0, raw.Zip(regression.Variances).Average(pair => (pair.First * pair.First) - pair.Second));
        var indexes = raw.Zip(regression.Variances)
            .Select(pair => spread <= 0 ? 1 : Math.Exp(pair.First * spread / (spread + pair.Second))).ToArray();
        return Array.ConvertAll(SeasonIndexes.Scaled(indexes), Math.Log);
    }
}
