using MathNet.Numerics.Distributions;

namespace RfmBatch.Core.Tests;

/// <summary>Expected numbers are of xoshiro256** and SplitMix64 as published, computed with Python's integers.</summary>
public sealed class RandomStreamTests
{
    [Fact]
    public void A_stream_has_the_numbers_of_the_published_generator()
    {
        var random = new RandomStream(7, -1, 3);
        Assert.Equal(
            [0.9500195371008286, 0.13224607338389915, 0.9705751854380866], [random.NextDouble(), random.NextDouble(), random.NextDouble()]);
        Assert.Equal([553, 777, 973, 78], [random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000)]);
    }

    [Fact]
    public void A_seed_of_64_bits_is_SplitMix64s()
    {
        var random = new RandomStream(1234567);
        Assert.Equal(
            [0.1899968244573529, 0.09863847851338348, 0.06780878734246387],
            [random.NextDouble(), random.NextDouble(), random.NextDouble()]);
        Assert.Equal([918, 628, 440, 895], [random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000)]);
    }

    [Fact]
    public void Samplers_of_a_library_draw_from_the_stream()
    {
        var (drawn, expected) = (new RandomStream(7, -1, 3), new RandomStream(7, -1, 3));
        Assert.Equal(-Math.Log(expected.NextDouble()), Exponential.Sample(drawn, 1), 12);
        Assert.Equal(expected.NextDouble(), ((Random)drawn).NextDouble());
    }
}
