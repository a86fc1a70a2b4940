using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class ChangeBarsTests
{
    [Theory]
    [InlineData(340)]
    [InlineData(1000)]
    public void Bars_are_in_proportion_and_losses_lie_to_the_left(double width)
    {
        ChangeBars.Change[] changes =
        [
            new("A name of sixty letters that does not fit beside any bar here", "#364B9A", 100, "+100"),
            new("B", "#364B9A", -50, "−50"),
            new("C", "#364B9A", 0, "0")
        ];

        var drawing = new Drawing(ChangeBars.Draw(new ChartFrame("c", width), "Changes", changes));

        var bars = drawing.Rects("bar").ToArray();
        Assert.Equal(2, bars[0].Width / bars[1].Width, 2);
        Assert.Equal(bars[0].X, bars[1].X + bars[1].Width, 0.02);
        drawing.AssertLabelsAreApart();
    }

    [Fact]
    public void Nothing_changed_is_drawn_as_nothing() =>
        Assert.All(
            new Drawing(
                ChangeBars.Draw(
                    new ChartFrame("c", 340), "Changes", [new("A", "#364B9A", 0, "0"), new("B", "#364B9A", 0, "0")])).Rects("bar"),
            bar => Assert.Equal(0.5, bar.Width));
}
