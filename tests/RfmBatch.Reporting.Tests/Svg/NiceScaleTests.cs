using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class NiceScaleTests
{
    [Theory]
    [InlineData(0, 374, 6, new[] { 0.0, 100, 200, 300, 400 })]
    [InlineData(0, 0.43, 6, new[] { 0.0, 0.1, 0.2, 0.3, 0.4, 0.5 })]
    [InlineData(-9, 162, 5, new[] { -50.0, 0, 50, 100, 150, 200 })]
    public void Linear_ticks_are_nice_and_enclose_the_data(double min, double max, int count, double[] expected)
    {
        var scale = NiceScale.Linear(min, max, 0, 100, count);

        Assert.Equal(expected, scale.Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal(0, scale.At(expected[0]), 9);
        Assert.Equal(100, scale.At(expected[^1]), 9);
    }

    [Fact]
    public void Linear_goes_down_as_well_as_up() => Assert.Equal(75, NiceScale.Linear(0, 100, 100, 0, 5).At(25), 9);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    [InlineData(-2, -2)]
    public void Linear_survives_a_single_value(double min, double max)
    {
        var scale = NiceScale.Linear(min, max, 0, 100, 5);

        Assert.All(scale.Ticks, tick => Assert.True(double.IsFinite(tick)));
        Assert.InRange(scale.At(min), 0, 100);
    }

    [Fact]
    public void Log_ticks_are_powers_of_ten_with_2_and_5_between_where_there_is_room()
    {
        Assert.Equal([2, 5, 10, 20, 50, 100, 200], NiceScale.Log(2, 200, 0, 100).Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal([1, 10, 100, 1000, 10_000], NiceScale.Log(1, 10_000, 0, 100).Ticks.Select(tick => Math.Round(tick, 9)));
        Assert.Equal(50, NiceScale.Log(1, 10_000, 0, 100).At(100), 9);
    }

    [Fact]
    public void Values_outside_lie_on_the_ends()
    {
        Assert.Equal(0, NiceScale.Log(1, 100, 0, 80).At(0), 9);
        Assert.Equal(80, NiceScale.Log(1, 100, 0, 80).At(1e9), 9);
    }
}
