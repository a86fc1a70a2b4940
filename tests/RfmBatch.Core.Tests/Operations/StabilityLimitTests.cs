using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

public sealed class StabilityLimitTests
{
    // With many customers PSI·n/2 is χ² with bins − 1 degrees of freedom (B. Yurdakul, Statistical Properties of Population Stability
    // Index, 2018); χ²(4) exceeds 13.2767 in 1 of 100.
    [Fact]
    public void Many_customers_have_the_limit_of_chi_squared() =>
        Assert.Equal(
            13.2767 * 2 / 100_000,
            Enumerable.Range(1, 20).Average(seed => StabilityLimit.Of(Even(5, 100_000), Even(5, 100_000), .01, seed)),
            0.03 * 13.2767 * 2 / 100_000);

    // An independent draw: two samples of 100 over eleven segments exceed .10 nearly always, the limit in about 1 of 100.
    [Fact]
    public void Few_customers_exceed_the_usual_reading_and_seldom_the_limit()
    {
        double[] shares = [.15, .09, .07, .12, .06, .06, .05, .10, .06, .12, .12];
        var (usual, beyond) = (0, 0);
        var random = new Random(5);
        const int pairs = 1_000;
        for (var pair = 0; pair < pairs; pair++)
        {
            var (before, now) = (Sample(shares, 100, random), Sample(shares, 100, random));
            var index = PopulationStability.Index(before, now)!.Value;
            usual += index >= PopulationStability.Notice ? 1 : 0;
            beyond += pair < 200 && index >= StabilityLimit.Of(before, now, .01, pair) ? 1 : 0;
        }

        Assert.InRange((double)usual / pairs, .85, 1);
        Assert.InRange(beyond, 0, 6);
    }

    [Fact]
    public void A_seed_gives_the_same_limit_and_empty_bins_none_that_is_infinite()
    {
        Assert.Equal(StabilityLimit.Of([5, 0, 20], [7, 0, 30], .01, 1), StabilityLimit.Of([5, 0, 20], [7, 0, 30], .01, 1));
        Assert.InRange(StabilityLimit.Of([1, 0, 0], [0, 0, 1], .01, 1), 1, 20);
    }

    [Theory]
    [InlineData(50, 50, 0.0)]
    [InlineData(65, 35, 0.0929)] // .15·ln(.65/.35)
    [InlineData(100, 0, 4.6043)] // .5·ln 2 + (.5 − .0001)·ln 5000
    public void Stability_index_is_the_sum_over_shares_with_a_floor(int first, int second, double expected) =>
        Assert.Equal(expected, PopulationStability.Index([50, 50], [first, second])!.Value, 4);

    [Fact]
    public void Stability_index_is_unknown_without_customers() => Assert.Null(PopulationStability.Index([0, 0], [1, 2]));

    private static long[] Even(int bins, int customers) => [.. Enumerable.Repeat((long)(customers / bins), bins)];

    private static long[] Sample(double[] shares, int customers, Random random)
    {
        var counts = new long[shares.Length];
        for (var customer = 0; customer < customers; customer++)
        {
            var (at, left) = (0, random.NextDouble());
            while (at < shares.Length - 1 && left >= shares[at])
            {
                left -= shares[at++];
            }

            counts[at]++;
        }

        return counts;
    }
}
