using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class ScatterTests
{
    private static readonly NumberText Numbers = new(CultureInfo.InvariantCulture);

    [Fact]
    public void Areas_of_circles_are_in_proportion_to_revenue()
    {
        var (large, half) = (BubbleScatter.Radius(10_000, 10_000, 26), BubbleScatter.Radius(5_000, 10_000, 26));

        Assert.Equal(26, large);
        Assert.Equal(2, large * large / (half * half), 9);
        Assert.Equal(1.5, BubbleScatter.Radius(-5, 10_000, 26));
        Assert.Equal(1.5, BubbleScatter.Radius(0, 0, 26));
    }

    [Theory]
    [InlineData(340)]
    [InlineData(1000)]
    public void Names_of_customers_do_not_overlap_and_every_customer_is_drawn(double width)
    {
        BubbleScatter.Point[] points =
        [
            .. Enumerable.Range(0, 60)
                .Select(
                    i => new BubbleScatter.Point(
                        200 + (i % 7), 3 + (i % 5), 100 * i, i % 2 == 0, i % 2 == 0 ? $"A customer with a long id {i}" : null))
        ];

        var drawing = new Drawing(BubbleScatter.Draw(new ChartFrame("b", width), "Customers", "Points", points, Numbers));

        drawing.AssertLabelsAreApart();
        Assert.Equal(60, drawing.Root.Descendants("circle").Count());
        Assert.Contains(drawing.Texts, text => text.StartsWith("A cust", StringComparison.Ordinal));
        Assert.All(drawing.Root.Descendants("circle"), circle => Assert.InRange(Drawing.Number(circle, "cx"), 0, width));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Clusters_are_named_once_where_there_is_room(int count)
    {
        ClusterScatter.Group[] groups =
        [
            .. Enumerable.Range(0, count)
                .Select(
                    i => new ClusterScatter.Group($"Recent, frequent, high value {i}", "#332288", [(10, 100.0), (20, 110.0), (30, -5.0)]))
        ];

        var drawing = new Drawing(ClusterScatter.Draw(new ChartFrame("k", 1000), "Clusters", "Points", groups, Numbers));

        drawing.AssertLabelsAreApart();
        Assert.Equal(2 * count, drawing.Root.Descendants("circle").Count());
        Assert.InRange(drawing.Texts.Count(text => text.StartsWith("Recent", StringComparison.Ordinal)), Math.Min(count, 4), count);
    }

    [Fact]
    public void Nothing_to_draw_is_drawn_as_axes() =>
        new Drawing(BubbleScatter.Draw(new ChartFrame("b", 340), "Customers", "None", [], Numbers)).AssertLabelsAreApart();
}
