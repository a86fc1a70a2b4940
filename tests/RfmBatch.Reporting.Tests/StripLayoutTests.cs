using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests;

public sealed class StripLayoutTests
{
    [Fact]
    public void Parts_lie_side_by_side_and_end_at_100()
    {
        var parts = StripLayout.Parts([0.2, 0.5, 0.3]);

        Assert.Equal([0, 20, 70], parts.Select(part => Math.Round(part.Start, 9)));
        Assert.Equal([20, 50, 30], parts.Select(part => Math.Round(part.Width, 9)));
    }

    [Fact]
    public void Negative_and_missing_shares_take_no_room_and_the_rest_fills_the_strip()
    {
        var parts = StripLayout.Parts([0.6, -0.1, null, 0.5]);

        Assert.Equal(0, parts[1].Width);
        Assert.Equal(0, parts[2].Width);
        Assert.Equal(100, parts[3].Start + parts[3].Width, 9);
        Assert.Equal(600.0 / 11, parts[0].Width, 9);
    }

    [Fact]
    public void Parts_without_anything_positive_have_no_width() =>
        Assert.All(StripLayout.Parts([0, -0.5, null]), part => Assert.Equal((0.0, 0.0), part));
}
