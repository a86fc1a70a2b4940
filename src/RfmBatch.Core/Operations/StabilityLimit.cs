namespace RfmBatch.Core.Operations;

/// <summary>
/// The population stability index that two samples of one and the same process exceed by chance alone, found by drawing such samples.
/// </summary>
/// <remarks>
/// χ² would do for many customers, but shares are floored: at 100 customers 5 to 11 % of the draws exceed its 1 % limit. Runs that share
/// customers differ less than two samples do, so the limit is on the safe side of silence.
/// </remarks>
internal static class StabilityLimit
{
    // Of its own among the streams of a seed.
    private const int Stream = -5;

    /// <summary>Pairs of samples drawn.</summary>
    public const int Pairs = 2_000;

    /// <summary>The limit, at the numbers of customers of the two runs.</summary>
    /// <param name="expected">Counts per bin of the earlier run.</param>
    /// <param name="actual">Counts per bin now; at least one customer on each side.</param>
    /// <param name="falseAlarmShare">How often chance alone may exceed it, above 0 to below 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static double Of(IReadOnlyList<long> expected, IReadOnlyList<long> actual, double falseAlarmShare, int seed)
    {
        var (before, now) = (expected.Sum(), actual.Sum());
        var pooled = expected.Zip(actual, (e, a) => (double)(e + a) / (before + now)).ToArray();
        var random = new RandomStream(seed, Stream, pooled.Length);
        var (first, second) = (new long[pooled.Length], new long[pooled.Length]);
        var indexes = new double[Pairs];
        for (var pair = 0; pair < Pairs; pair++)
        {
            Draw(pooled, before, random, first);
            Draw(pooled, now, random, second);
            indexes[pair] = PopulationStability.Index(first, second)!.Value;
        }

        Array.Sort(indexes);

        // The ⌈(1 − share)·(pairs + 1)⌉-th smallest is exceeded by a further pair with at most that probability.
        return indexes[Math.Min(Pairs, (int)Math.Ceiling((1 - falseAlarmShare) * (Pairs + 1))) - 1];
    }

    private static void Draw(double[] shares, long count, RandomStream random, long[] drawn)
    {
        var (left, share) = (count, 1.0);
        for (var bin = 0; bin < shares.Length; bin++)
        {
            drawn[bin] = bin == shares.Length - 1
                ? left
                : BinomialDraw.Of(left, share <= 0 ? 0 : Math.Clamp(shares[bin] / share, 0, 1), random);
            left -= drawn[bin];
            share -= shares[bin];
        }
    }
}
