using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class TreemapTests
{
    // The example of the paper, figures 4 and 5: 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4.
    [Fact]
    public void The_example_of_Bruls_Huizing_and_van_Wijk_2000_is_reproduced()
    {
        var boxes = TreemapLayout.Squarify([6, 6, 4, 3, 2, 2, 1], 6, 4);

        AssertBox(new Box(0, 0, 3, 2), boxes[0]);
        AssertBox(new Box(0, 2, 3, 2), boxes[1]);
        AssertBox(new Box(3, 0, 12.0 / 7, 7.0 / 3), boxes[2]);
        AssertBox(new Box(3 + (12.0 / 7), 0, 9.0 / 7, 7.0 / 3), boxes[3]);
        AssertBox(new Box(3, 7.0 / 3, 1.2, 5.0 / 3), boxes[4]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(20)]
    public void Areas_are_in_proportion_and_do_not_overlap(int count)
    {
        var values = Enumerable.Range(1, count).Select(i => Math.Pow(i, 2.5)).ToArray();

        var boxes = TreemapLayout.Squarify(values, 500, 340);

        Assert.All(
            Enumerable.Range(0, count), i => Assert.Equal(values[i] / values.Sum() * 500 * 340, boxes[i].Width * boxes[i].Height, 3));
        Assert.All(
            boxes,
            box => Assert.True(box.X >= -1e-9 && box.Y >= -1e-9 && box.X + box.Width <= 500 + 1e-6 && box.Y + box.Height <= 340 + 1e-6));
        Assert.DoesNotContain(Pairs(boxes), pair => Drawing.Meet(pair.First, pair.Second));
    }

    [Fact]
    public void What_is_nothing_or_negative_has_no_area()
    {
        var boxes = TreemapLayout.Squarify([5, 0, -3, 5], 100, 100);

        Assert.Equal(default, boxes[1]);
        Assert.Equal(default, boxes[2]);
        Assert.Equal(5000, boxes[0].Width * boxes[0].Height, 6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void Labels_stay_within_their_tile_whatever_their_length(int count)
    {
        var parts = Enumerable.Range(0, count)
            .Select(i => new Treemap.Part(i % 2 == 0 ? new string('W', 60) : "Loyal", 1 + (i * i), "#364B9A", $"{i}.0 %"))
            .ToArray();

        var drawing = new Drawing(Treemap.Draw(new ChartFrame("m", 340), 300, "Map", parts));

        drawing.AssertLabelsAreApart();
        Assert.Equal(count, drawing.Rects("tile-part").Count());
    }

    private static IEnumerable<(Box First, Box Second)> Pairs(Box[] boxes) =>
        from i in Enumerable.Range(0, boxes.Length)
        from j in Enumerable.Range(i + 1, boxes.Length - i - 1)
        select (boxes[i], boxes[j]);

    private static void AssertBox(Box expected, Box actual)
    {
        Assert.Equal(expected.X, actual.X, 9);
        Assert.Equal(expected.Y, actual.Y, 9);
        Assert.Equal(expected.Width, actual.Width, 9);
        Assert.Equal(expected.Height, actual.Height, 9);
    }
}
