using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class SnakeChartTests
{
    private static readonly NumberText Numbers = new(CultureInfo.InvariantCulture);
    private static readonly string[] Metrics = ["Days since last order", "Orders", "Revenue"];

    [Fact]
    public void Twice_and_half_the_average_lie_equally_far_from_it()
    {
        SnakeChart.Profile[] profiles = [new("A", "#332288", [2, 1, 0.5]), new("B", "#88CCEE", [0.5, 1, 2])];

        var drawing = new Drawing(SnakeChart.Draw(new ChartFrame("s", 1000), "Profiles", "Lines", Metrics, profiles, Numbers));

        var y = drawing.Root.Elements("circle").Select(circle => Drawing.Number(circle, "cy")).ToArray();
        Assert.Equal(y[1] - y[0], y[2] - y[1], 1);
        Assert.Equal(y[0], y[5], 1);
        Assert.Equal(y[1], y[4], 1);
    }

    [Theory]
    [InlineData(1, 340)]
    [InlineData(10, 340)]
    [InlineData(20, 1000)]
    public void Names_do_not_overlap(int count, double width)
    {
        SnakeChart.Profile[] profiles =
        [
            .. Enumerable.Range(0, count)
                .Select(i => new SnakeChart.Profile($"Recent, frequent, high value, and very much more {i}", "#332288", [1, i, 1]))
        ];

        var drawing = new Drawing(SnakeChart.Draw(new ChartFrame("s", width), "Profiles", "Lines", Metrics, profiles, Numbers));

        drawing.AssertLabelsAreApart();
        Assert.Equal(3 * count, drawing.Root.Elements("circle").Count());
    }
}
