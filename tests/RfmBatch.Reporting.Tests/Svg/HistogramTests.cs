using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class HistogramTests
{
    private static readonly NumberText Numbers = new(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Every_value_is_counted_once()
    {
        var amounts = Enumerable.Range(0, 5000).Select(i => Math.Exp((i % 100 / 10.0) - 2)).Append(0).Append(-5).Order().ToArray();

        var histogram = Histogram.OfAmounts(amounts);

        Assert.Equal(amounts.Length, histogram.Counts.Sum() + histogram.Below + histogram.Beyond);
        Assert.True(histogram.IsLog);
        Assert.True(histogram.Below >= 2);
    }

    [Fact]
    public void Small_counts_have_a_bin_each()
    {
        var histogram = Histogram.OfWhole([1, 1, 1, 2, 2, 5]);

        Assert.Equal([3, 2, 0, 0, 1], histogram.Counts);
        Assert.Equal(0.5, histogram.Edges[0]);
        Assert.Equal(0.5, histogram.Position(1), 9);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 7.0 })]
    [InlineData(new[] { 7.0, 7, 7 })]
    public void Few_or_equal_values_still_have_bins(double[] values)
    {
        Assert.All(new[] { Histogram.OfWhole(values), Histogram.OfAmounts(values) }, histogram =>
        {
            Assert.Equal(values.Length, histogram.Counts.Sum() + histogram.Below + histogram.Beyond);
            Assert.All(histogram.Edges, edge => Assert.True(double.IsFinite(edge)));
        });
    }

    [Fact]
    public void Bars_have_heights_in_proportion_and_cuts_lie_at_their_values()
    {
        var histogram = new Histogram { Edges = [0, 10, 20, 30], Counts = [10, 20, 5] };
        HistogramChart.Band[] bands = [new(3, null, 5), new(2, 5, 15), new(1, 15, null)];

        var drawing = new Drawing(HistogramChart.Draw(new ChartFrame("h", 300), "Days", "Spread", histogram, bands, Numbers));

        var heights = drawing.Rects("cell").Select(bar => bar.Height).ToArray();
        Assert.Equal(heights[1] / 2, heights[0], 1);
        Assert.Equal(heights[1] / 4, heights[2], 1);
        Assert.Equal(
            [50, 150],
            drawing.Root.Elements("line")
                .Where(line => line.Attribute("class")!.Value == "cut")
                .Select(line => Drawing.Number(line, "x1")));
        Assert.Equal(["3", "2", "1"], drawing.Texts.Take(3));
        drawing.AssertLabelsAreApart();
    }

    [Fact]
    public void Scores_without_room_between_their_cuts_have_no_label()
    {
        var histogram = Histogram.OfWhole([.. Enumerable.Range(1, 1000).Select(i => (double)i)]);
        HistogramChart.Band[] bands = [new(5, null, 2), new(4, 2, 3), new(3, 3, 4), new(2, 4, 500), new(1, 500, null)];

        var drawing = new Drawing(HistogramChart.Draw(new ChartFrame("h", 340), "Days", "Spread", histogram, bands, Numbers));

        drawing.AssertLabelsAreApart();
        Assert.DoesNotContain("4", drawing.Texts);
        Assert.Contains("2", drawing.Texts);
    }
}
