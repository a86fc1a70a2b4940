using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class LinePanelTests
{
    private static readonly NumberText Numbers = new(CultureInfo.InvariantCulture);

    [Fact]
    public void Points_lie_at_their_values_and_the_marked_one_is_larger()
    {
        var drawing = Draw(340, new LinePanel.Series(string.Empty, "first", [(2, 0.5, null), (3, 0.25, 0.1), (4, 0, null)]));

        var marks = drawing.Root.Elements("circle").ToArray();
        var (top, middle, bottom) = (Drawing.Number(marks[0], "cy"), Drawing.Number(marks[1], "cy"), Drawing.Number(marks[2], "cy"));
        Assert.Equal((top + bottom) / 2, middle, 1);
        Assert.Equal(Drawing.Number(marks[1], "cx"), (Drawing.Number(marks[0], "cx") + Drawing.Number(marks[2], "cx")) / 2, 1);
        Assert.Equal(["3.5", "5.5", "3.5"], marks.Select(mark => mark.Attribute("r")!.Value));
        var error = drawing.Root.Elements("line").Single(line => line.Attribute("class")!.Value == "error-bar");
        Assert.Equal(middle, (Drawing.Number(error, "y1") + Drawing.Number(error, "y2")) / 2, 1);
    }

    [Theory]
    [InlineData(340)]
    [InlineData(1000)]
    public void Two_lines_that_end_at_one_place_are_named_apart(double width)
    {
        var drawing = Draw(
            width,
            new LinePanel.Series("came", "first", [(0, 1, null), (7, 4, null)]),
            new LinePanel.Series("predicted", "second", [(0, 1.1, null), (7, 4, null)]));

        drawing.AssertLabelsAreApart();
        Assert.Contains("came", drawing.Texts);
        Assert.Contains("predicted", drawing.Texts);
    }

    [Fact]
    public void A_single_point_is_a_line_too() => Draw(340, new LinePanel.Series("one", "first", [(2, 3, null)])).AssertLabelsAreApart();

    private static Drawing Draw(double width, params LinePanel.Series[] series) =>
        new(
            LinePanel.Draw(
                new ChartFrame("l", width),
                "Lines",
                "Going down",
                series,
                3,
                "number of groups",
                "silhouette",
                tick => Numbers.Number(tick, 0),
                tick => Numbers.Number(tick, 2)));
}
