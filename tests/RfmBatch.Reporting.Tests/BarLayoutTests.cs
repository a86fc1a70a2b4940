using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests;

public sealed class BarLayoutTests
{
    [Fact]
    public void The_longest_bar_leaves_room_for_its_figure_and_others_are_in_proportion()
    {
        var scale = BarLayout.Scale([0.1, 0.4, null, -0.2]);

        Assert.Equal(BarLayout.LongestPercent, BarLayout.Width(0.4, scale), 9);
        Assert.Equal(BarLayout.LongestPercent / 4, BarLayout.Width(0.1, scale), 9);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-0.2)]
    [InlineData(0.0)]
    public void Width_IsZero_WhenThereIsNothingToShow(double? share) => Assert.Equal(0, BarLayout.Width(share, 0.4));

    [Fact]
    public void Width_IsZero_WhenNoShareIsPositive() => Assert.Equal(0, BarLayout.Width(0.4, BarLayout.Scale([-0.1, 0, null])));
}
