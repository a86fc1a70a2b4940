using MathNet.Numerics.Distributions;
using RfmBatch.Core;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Benchmarks;

/// <summary>Purchases drawn from BG/NBD and Gamma–Gamma over two years.</summary>
internal static class MadeHistories
{
    private const int ObservedDays = 730;
    private const int ChunkSize = 10_000;

    public static readonly DateOnly AsOf = new(2026, 1, 1);

    public static PurchaseLog Of(int customers)
    {
        var chunks = new List<PurchaseLine>[(customers + ChunkSize - 1) / ChunkSize];
        Parallel.For(0, chunks.Length, at =>
        {
            var random = new RandomStream(1, at, 0);
            chunks[at] = [];
            for (var i = at * ChunkSize; i < Math.Min(customers, (at + 1) * ChunkSize); i++)
            {
                Add(chunks[at], i + 1, random);
            }
        });
        var builder = new PurchaseLogBuilder();
        foreach (var line in chunks.SelectMany(lines => lines))
        {
            builder.Add(line);
        }

        return builder.Build();
    }

    private static void Add(List<PurchaseLine> lines, int key, RandomStream random)
    {
        var (rate, dropout, scale) = (Gamma.Sample(random, .55, 8), Beta.Sample(random, .8, 2.5), Gamma.Sample(random, 4, 60));
        var (age, at) = (random.Next(ObservedDays), 0.0);
        var first = Day.FromDate(AsOf) - 1 - age;
        long Spent() => Amount.FromDecimal((decimal)Gamma.Sample(random, 5, scale));
        lines.Add(new PurchaseLine(key, first, Spent(), false, true));
        while (true)
        {
            at += Exponential.Sample(random, Math.Max(rate, 1e-9)) * 7;
            if (at > age)
            {
                break;
            }

            lines.Add(new PurchaseLine(key, first + (int)at, Spent(), false, true));
            if (random.NextDouble() < dropout)
            {
                break;
            }
        }
    }
}
