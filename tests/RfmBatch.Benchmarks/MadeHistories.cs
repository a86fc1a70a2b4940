using MathNet.Numerics.Distributions;
using RfmBatch.Core;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Benchmarks;

/// <summary>Purchase histories drawn from BG/NBD and Gamma–Gamma over two years.</summary>
internal static class MadeHistories
{
    private const int ObservedDays = 730;

    public static readonly DateOnly AsOf = new(2026, 1, 1);

    public static PurchaseData Of(int customers)
    {
        var history = new PurchaseHistory
        {
            RepeatOrderDays = new int[customers],
            AgesAtLastOrder = new int[customers],
            Ages = new int[customers],
            RepeatSalesAmounts = new long[customers]
        };
        const int chunk = 10_000;
        Parallel.For(0, (customers + chunk - 1) / chunk, at =>
        {
            var random = new RandomStream(1, at, 0);
            for (var i = at * chunk; i < Math.Min(customers, (at + 1) * chunk); i++)
            {
                Fill(history, i, random);
            }
        });
        return new PurchaseData
        {
            CustomerKeys = [.. Enumerable.Range(1, customers)],
            Observed = history,
            Calibration = null,
            HoldoutOrderDays = new int[customers],
            HoldoutSalesAmounts = new long[customers],
            HoldoutReturnAmounts = new long[customers],
            SalesAmount = (100, 100),
            ReturnAmount = (-7, -7),
        };
    }

    private static void Fill(PurchaseHistory history, int i, RandomStream random)
    {
        var (rate, dropout, scale) = (Gamma.Sample(random, .55, 8), Beta.Sample(random, .8, 2.5), Gamma.Sample(random, 4, 60));
        var (age, at, sales) = (random.Next(ObservedDays), 0.0, 0.0);
        var (x, last) = (0, 0);
        while (true)
        {
            at += Exponential.Sample(random, Math.Max(rate, 1e-9)) * 7;
            if (at > age)
            {
                break;
            }

            var day = (int)at;
            if (day > last)
            {
                (x, last) = (x + 1, day);
                sales += Gamma.Sample(random, 5, scale);
            }

            if (random.NextDouble() < dropout)
            {
                break;
            }
        }

        (
            history.RepeatOrderDays[i],
            history.AgesAtLastOrder[i],
            history.Ages[i],
            history.RepeatSalesAmounts[i]) = (x, last, age, Amount.FromDecimal((decimal)sales));
    }
}
