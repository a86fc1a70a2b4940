using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Customers drawn from BG/NBD and Gamma–Gamma themselves, for tests that know the truth.</summary>
internal static class MadeShop
{
    /// <summary>Lines of customers who come within the first half of the days.</summary>
    public static List<PurchaseLine> Lines(
        int customers,
        int days,
        int seed,
        double r = .8,
        double alpha = 6,
        double a = .8,
        double b = 2.5,
        double p = 4,
        double q = 4,
        double gamma = 20)
    {
        var random = new RandomStream(seed, 7, 0);
        var lines = new List<PurchaseLine>();
        for (var key = 1; key <= customers; key++)
        {
            var (rate, dropout, scale) = (Gamma.Sample(random, r, alpha), Beta.Sample(random, a, b), Gamma.Sample(random, q, gamma));
            var at = random.NextDouble() * days / 2;
            for (var isFirst = true; at < days; isFirst = false)
            {
                lines.Add(
                    new PurchaseLine(
                        key,
                        (int)at,
                        RfmBatch.Core.Amount.FromDecimal((decimal)Math.Round(Gamma.Sample(random, p, scale), 2)),
                        false,
                        true));
                if (!isFirst && random.NextDouble() < dropout)
                {
                    break;
                }

                at += Math.Max(1, Exponential.Sample(random, Math.Max(rate, 1e-9)) * 7);
            }
        }

        return lines;
    }

    /// <summary>The stage's result for lines of days since 1970-01-01, everybody predicted and in group 0.</summary>
    public static LifetimeResult Compute(
        IReadOnlyList<PurchaseLine> lines, int days, PurchaseModelKind kind = PurchaseModelKind.Bgnbd, bool isNet = true, int seed = 1)
    {
        var asOf = Day.ToDate(days);
        var holdout = HoldoutPeriod.Choose(Day.ToDate(lines.Min(line => line.Day)), asOf, null);
        var log = Cdnow.Log(lines, asOf);
        return LifetimeStage.Compute(
            log,
            Enumerable.Repeat(true, log.Count).ToArray(),
            [new TotalGrouping(TotalKind.Segment, new byte[log.Count])],
            new LifetimeRequest(kind, asOf, isNet, holdout, seed),
            CancellationToken.None);
    }
}
