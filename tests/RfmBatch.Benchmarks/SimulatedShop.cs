using MathNet.Numerics.Distributions;
using RfmBatch.Core;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Benchmarks;

/// <summary>Purchases of a made shop before as-of and in the year after, the same for a seed everywhere.</summary>
internal static class SimulatedShop
{
    /// <summary>First day of every shop.</summary>
    public static readonly DateOnly Opening = new(2022, 1, 1);

    /// <summary>Sale lines until 365 days after as-of; customers who come later are not made.</summary>
    public static List<PurchaseLine> Lines(ShopKind kind, int customers, int seed)
    {
        // Each kind draws numbers of its own, so that kinds do not err together.
        var random = new RandomStream(seed, 77, kind.Name.Sum(letter => letter));
        var (from, asOf) = (Day.FromDate(Opening), Day.FromDate(kind.AsOf));
        var time = new ShopTime(kind.Season, from, asOf + 365);
        var lines = new List<PurchaseLine>();
        for (var key = 1; key <= customers; key++)
        {
            Customer(kind, key, Arrival(kind, random, asOf - from), from, time, random, lines);
        }

        return lines;
    }

    private static double Arrival(ShopKind kind, Random random, int days)
    {
        var u = random.NextDouble();
        var growth = kind.Growth * days / 365;
        return growth == 0 ? u * days : Math.Log(1 + (u * (Math.Exp(growth) - 1))) / growth * days;
    }

    private static void Customer(
        ShopKind kind, int key, double arrival, int from, ShopTime time, Random random, List<PurchaseLine> lines)
    {
        var late = kind.Worsening * arrival / 365;
        var isSubscriber = random.NextDouble() < kind.SubscriberShare;
        var rate = Math.Max(1e-6, Gamma.Sample(random, .7, 7)) * Math.Exp(-late);
        var dropout = Math.Min(.95, Beta.Sample(random, .8, 2.5) * Math.Exp(late / 2));
        var regularity = kind.Regularity(random);
        var life = kind.Lifetime?.Invoke(random) ?? double.PositiveInfinity;
        var spend = Gamma.Sample(random, kind.SpendShape, 1) / 20 / Math.Pow(rate * 10, kind.SpendByRate);
        var level = kind.LogSpend is { } spread ? 20 * LogNormal.Sample(random, 0, spread.Between) : 0;
        var start = time.At(arrival);
        var (at, isFirst, last) = (start, true, -1);
        while (time.DayAt(at) is { } day)
        {
            if (day != last)
            {
                var drawn = kind.LogSpend is { } log
                    ? level * LogNormal.Sample(random, 0, log.Within)
                    : Gamma.Sample(random, 4, spend);
                var amount = Math.Round(Math.Min(1e9, drawn), 2);
                lines.Add(new PurchaseLine(key, from + day, Amount.FromDecimal((decimal)amount), false, true));
            }

            last = day;
            if (isSubscriber)
            {
                if (random.NextDouble() < .05)
                {
                    break;
                }

                at = time.At(time.CalendarAt(at) + 30);
                isFirst = false;
                continue;
            }

            if (kind.Lifetime is null && (!isFirst || kind.DropsOutAtFirst) && random.NextDouble() < dropout)
            {
                break;
            }

            isFirst = false;
            at += 7 * Gamma.Sample(random, regularity, regularity * rate);
            if ((at - start) / 7 > life)
            {
                break;
            }
        }
    }
}

/// <summary>Operational days of a made shop, continuous; the calendar without a season.</summary>
internal sealed class ShopTime
{
    private readonly double[] _sums;

    public ShopTime(double[]? indexes, int from, int to)
    {
        _sums = new double[to - from + 1];
        for (var i = 1; i < _sums.Length; i++)
        {
            _sums[i] = _sums[i - 1] + (indexes is null ? 1 : indexes[Day.ToDate(from + i - 1).Month - 1]);
        }
    }

    /// <summary>Operational time of calendar time, both in days since the opening.</summary>
    public double At(double days)
    {
        var day = Math.Min((int)days, _sums.Length - 2);
        return _sums[day] + ((days - day) * (_sums[day + 1] - _sums[day]));
    }

    /// <summary>Calendar time of operational time.</summary>
    public double CalendarAt(double at) => DayAt(at) is { } day ? day + ((at - _sums[day]) / (_sums[day + 1] - _sums[day])) : _sums.Length;

    /// <summary>The day, or null beyond the last.</summary>
    public int? DayAt(double at)
    {
        if (at >= _sums[^1])
        {
            return null;
        }

        var found = Array.BinarySearch(_sums, at);
        return found >= 0 ? found : ~found - 1;
    }
}
