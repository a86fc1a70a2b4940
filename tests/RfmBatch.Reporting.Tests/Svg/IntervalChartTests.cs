using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class IntervalChartTests
{
    private static readonly NumberText Numbers = new(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(340)]
    [InlineData(1000)]
    public void Bars_and_intervals_share_a_scale(double width)
    {
        IntervalChart.Row[] rows =
        [
            new("A name of sixty letters that does not fit beside any bar here", "#332288", 100, 50, 150, "100"),
            new("B", "#332288", 50, null, null, "50"),
            new("Empty", "#332288", 0, 0, 0, "0")
        ];

        var drawing = new Drawing(IntervalChart.Draw(new ChartFrame("i", width), "Value", rows, Numbers));

        drawing.AssertLabelsAreApart();
        var bars = drawing.Rects("bar").ToArray();
        Assert.Equal(2, bars[0].Width / bars[1].Width, 2);
        var interval = drawing.Root.Elements("line").First(line => line.Attribute("class")!.Value == "error-bar");
        Assert.Equal(bars[0].Width, Drawing.Number(interval, "x2") - Drawing.Number(interval, "x1"), 1);
    }

    [Fact]
    public void Names_that_do_not_fit_beside_the_bars_of_a_phone_stand_above_them_whole()
    {
        string[] names = ["At Risk: Win-back Offer", "At Risk: Win-back Call", "Loyal: Reward"];

        var drawing = new Drawing(
            IntervalChart.Draw(
                new ChartFrame("i", 340),
                "Gain",
                [.. names.Select(name => new IntervalChart.Row(name, "#332288", 100, null, null, "100"))],
                Numbers));

        drawing.AssertLabelsAreApart();
        Assert.All(names, name => Assert.Contains(drawing.Root.Elements("text"), text => text.Value == name));
    }
}
