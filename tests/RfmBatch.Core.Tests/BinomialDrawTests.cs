using MathNet.Numerics.Distributions;

namespace RfmBatch.Core.Tests;

public sealed class BinomialDrawTests
{
    // Against the probabilities of Math.NET: 20,000 draws, every share of values within 4.5 standard errors.
    [Theory]
    [InlineData(7, 0.3)]
    [InlineData(40, 0.2)]
    [InlineData(100, 0.5)]
    [InlineData(100, 0.93)]
    [InlineData(2_000, 0.02)]
    public void Numbers_come_as_often_as_the_distribution_says(int trials, double probability)
    {
        const int draws = 20_000;
        var random = new RandomStream(1, 2);
        var counts = new int[trials + 1];
        for (var draw = 0; draw < draws; draw++)
        {
            counts[BinomialDraw.Of(trials, probability, random)]++;
        }

        for (var value = 0; value <= trials; value++)
        {
            var expected = Binomial.PMF(probability, trials, value);
            Assert.Equal(expected, (double)counts[value] / draws, (4.5 * Math.Sqrt(expected * (1 - expected) / draws)) + 1e-4);
        }
    }

    [Fact]
    public void Ends_are_certain_and_large_numbers_of_trials_are_drawn()
    {
        var random = new RandomStream(1, 3);

        Assert.Equal((0, 0, 9), (BinomialDraw.Of(9, 0, random), BinomialDraw.Of(0, 0.4, random), BinomialDraw.Of(9, 1, random)));
        Assert.Equal(3e9, BinomialDraw.Of(10_000_000_000, 0.3, random), 5 * Math.Sqrt(2.1e9));
    }
}
