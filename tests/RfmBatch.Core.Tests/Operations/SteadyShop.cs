using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>A made shop from day 0 on, in which nothing changes but by chance and by what is told.</summary>
internal static class SteadyShop
{
    public const double MonthDays = 365.25 / 12;

    /// <summary>Its purchases: customers come all the time, buy at rates of their own, leave after 5 purchases in the mean.</summary>
    /// <param name="arrivals">Customers who come a month.</param>
    /// <param name="months">Months.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="changed">First day of the change.</param>
    /// <param name="slowShare">Share of the customers whose rate falls to a quarter.</param>
    /// <param name="price">Amounts after the change against before.</param>
    /// <param name="isBought">Whether a purchase at a day happens; null for all.</param>
    public static PurchaseLog Log(
        double arrivals,
        int months,
        int seed,
        int changed = int.MaxValue,
        double slowShare = 0,
        double price = 1,
        Func<int, Random, bool>? isBought = null)
    {
        var builder = new PurchaseLogBuilder();
        var random = new RandomStream(seed, 1);
        var (end, key) = (months * MonthDays, 0);
        for (var at = Exponential.Sample(random, arrivals / MonthDays); at < end; at += Exponential.Sample(random, arrivals / MonthDays))
        {
            key++;
            var own = new RandomStream(seed, 2, key);
            var (rate, level, isSlow) = (Gamma.Sample(own, .7, 6) / 7, Gamma.Sample(own, 4, .1), own.NextDouble() < slowShare);
            var last = -1;
            for (var day = at; day < end;)
            {
                if ((int)day > last && (isBought is null || isBought((int)day, own)))
                {
                    last = (int)day;
                    var amount = Gamma.Sample(own, 5, .1 / level) * (last >= changed ? price : 1);
                    builder.Add(new PurchaseLine(key, last, Amount.FromDecimal(Math.Round((decimal)amount, 2) + 1), false, true));
                }

                if (own.NextDouble() < .2)
                {
                    break;
                }

                var next = day + Exponential.Sample(own, Math.Max(rate, 1e-9));
                var left = Math.Max(day, changed);
                day = isSlow && next > changed ? left + ((next - left) * 4) : next;
            }
        }

        return builder.Build();
    }
}
