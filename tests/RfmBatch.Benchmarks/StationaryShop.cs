using MathNet.Numerics.Distributions;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Benchmarks;

/// <summary>
/// A shop in which nothing changes but by chance, from day 0 on: customers come at a constant rate, buy by BG/NBD and pay by Gamma–Gamma.
/// </summary>
internal sealed class StationaryShop
{
    /// <summary>Days of a month.</summary>
    public const double MonthDays = 365.25 / 12;

    private const int WindowDays = 365;

    // Customers with a purchase within twelve months for one that comes a month: by drawing 20,000 customers.
    private const double BuyersPerArrival = 22.9;

    private readonly List<Customer> _customers = [];

    /// <summary>Draws a shop.</summary>
    /// <param name="customers">Customers that buy within twelve months, about.</param>
    /// <param name="months">Months drawn.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="change">What changes and when; null for nothing.</param>
    public StationaryShop(int customers, int months, int seed, ShopChange? change = null)
    {
        var random = new RandomStream(seed, 1);
        var arrivals = customers / BuyersPerArrival / MonthDays;
        var days = (int)(months * MonthDays);
        for (var at = Exponential.Sample(random, arrivals); at < days; at += Exponential.Sample(random, arrivals))
        {
            _customers.Add(Draw((int)at, days, new RandomStream(seed, 2, _customers.Count), change));
        }
    }

    /// <summary>The run's aggregate rows.</summary>
    /// <param name="asOf">First day not observed.</param>
    public CustomerSummaryTable Summary(int asOf)
    {
        var seen = _customers.Where(customer => customer.Days[0] < asOf).ToArray();
        int[] Whole(Func<int[], int> of) => Array.ConvertAll(seen, customer => of(customer.DaysBetween(asOf - WindowDays, asOf)));
        var orders = Whole(days => days.Length);
        return new CustomerSummaryTable
        {
            CustomerKeys = [.. Enumerable.Range(1, seen.Length)],
            CustomerIds = [.. Enumerable.Range(1, seen.Length).Select(number => $"c{number:D9}")],
            FirstOrderDays = Array.ConvertAll(seen, customer => customer.Days[0]),
            LastOrderDays = Whole(days => days.Length == 0 ? Day.None : days[^1]),
            OrderCounts = orders,
            DayCounts = orders,
            LineCounts = orders,
            SalesAmounts = Array.ConvertAll(seen, customer => customer.AmountBetween(asOf - WindowDays, asOf)),
            ReturnAmounts = new long[seen.Length],
        };
    }

    /// <summary>All purchases before a day.</summary>
    public PurchaseLog Log(int asOf)
    {
        var builder = new PurchaseLogBuilder();
        for (var i = 0; i < _customers.Count; i++)
        {
            foreach (var (day, amount) in _customers[i].Days.Zip(_customers[i].Amounts).Where(order => order.First < asOf))
            {
                builder.Add(new PurchaseLine(i + 1, day, amount, false, true));
            }
        }

        return builder.Build();
    }

    private static Customer Draw(int first, int end, RandomStream random, ShopChange? change)
    {
        var (rate, dropout, scale) = (Gamma.Sample(random, .7, 6) / 7, Beta.Sample(random, .8, 2.5), Gamma.Sample(random, 4, 60));

        // Drawn in any case, so that a shop with and without a change has the same customers.
        var slowness = random.NextDouble();
        var isSlow = change is not null && slowness < change.SlowShare;
        var (days, amounts) = (new List<int>(), new List<long>());
        double at = first;
        while (at < end)
        {
            if (days.Count == 0 || (int)at > days[^1])
            {
                var price = change is not null && at >= change.Day ? change.PriceFactor : 1;
                days.Add((int)at);
                amounts.Add(Amount.FromDecimal(Math.Round((decimal)(price * Gamma.Sample(random, 5, scale / 50)), 2)));
            }

            if (random.NextDouble() < dropout)
            {
                break;
            }

            var next = at + Exponential.Sample(random, Math.Max(rate, 1e-9));
            if (isSlow && next > change!.Day)
            {
                // What is left of the wait takes longer by the factor, as all waits after it.
                var left = Math.Max(at, change.Day);
                next = left + ((next - left) / change.RateFactor);
            }

            at = next;
        }

        return new Customer([.. days], [.. amounts]);
    }

    private sealed record Customer(int[] Days, long[] Amounts)
    {
        public int[] DaysBetween(int from, int to) => [.. Days.Where(day => day >= from && day < to)];

        public long AmountBetween(int from, int to) =>
            Days.Zip(Amounts).Where(order => order.First >= from && order.First < to).Sum(order => order.Second);
    }
}

/// <summary>A change that is real.</summary>
/// <param name="Day">From this day on.</param>
/// <param name="SlowShare">Share of the customers who slow down.</param>
/// <param name="RateFactor">Their rate of purchases against before.</param>
/// <param name="PriceFactor">Amounts against before.</param>
internal sealed record ShopChange(int Day, double SlowShare, double RateFactor, double PriceFactor);
