using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Core.Tests.Lifetime;

public sealed class SimulatedDeviationTests
{
    // 0, 1, …, 200 in both groups: medians 100, and 90 on either side to the 5 % and 95 % quantiles. A value of 250 is 150/90 away, farther
    // than any; one of 190 is 90/90 away, as far as the 22 that lie at 0 to 10 and 190 to 200: (1 + 22) / 202.
    [Fact]
    public void The_chance_is_that_of_the_farthest_group()
    {
        double[] group = [.. Enumerable.Range(0, 201).Select(number => (double)number)];

        var chances = SimulatedDeviation.PValues([group, group], [250, 190]);

        Assert.Equal(1.0 / 202, chances[0], 1e-12);
        Assert.Equal(23.0 / 202, chances[1], 1e-12);
    }

    // The second group is 20 times as skew above: what is 90 above there is nothing, 90 below is much.
    [Fact]
    public void Skew_sums_have_a_measure_for_each_side()
    {
        double[] even = [.. Enumerable.Range(0, 201).Select(number => (double)number)];
        double[] skew = [.. even.Select(value => value <= 100 ? value : 100 + (20 * (value - 100)))];

        var chances = SimulatedDeviation.PValues([even, skew], [100, 190]);
        var below = SimulatedDeviation.PValues([even, skew], [100, -50]);

        Assert.True(chances[1] > .5);
        Assert.Equal(1.0 / 202, below[1], 1e-12);
    }

    [Fact]
    public void Nothing_has_no_chance() => Assert.Empty(SimulatedDeviation.PValues([], []));
}
