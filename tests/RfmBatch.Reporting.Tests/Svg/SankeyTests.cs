using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class SankeyTests
{
    [Fact]
    public void Sums_are_conserved_at_every_node()
    {
        (int From, int To, double Value)[] flows = [(0, 0, 10), (0, 1, 5), (1, 0, 2), (1, 1, 0), (2, 1, 33)];

        var layout = SankeyLayout.Of(3, 2, flows, 500, 8);

        for (var node = 0; node < 3; node++)
        {
            Assert.Equal(Thickness(layout, flows, flow => flow.From == node), layout.Left[node].Height, 9);
        }

        for (var node = 0; node < 2; node++)
        {
            Assert.Equal(Thickness(layout, flows, flow => flow.To == node), layout.Right[node].Height, 9);
        }

        Assert.Equal(layout.Left.Sum(span => span.Height), layout.Right.Sum(span => span.Height), 9);
        Assert.Equal(500, layout.Left[^1].Top + layout.Left[^1].Height, 9);
        Assert.Equal(layout.Bands[0].Thickness * 0.5, layout.Bands[1].Thickness, 9);
    }

    [Fact]
    public void Flows_of_a_node_lie_side_by_side_and_fill_it()
    {
        (int From, int To, double Value)[] flows = [(0, 1, 3), (0, 0, 7), (1, 0, 4), (1, 1, 6)];

        var layout = SankeyLayout.Of(2, 2, flows, 200, 10);

        Assert.Equal(0, layout.Bands[1].FromTop, 9);
        Assert.Equal(layout.Bands[1].Thickness, layout.Bands[0].FromTop, 9);
        Assert.Equal(layout.Right[1].Top, layout.Bands[0].ToTop, 9);
        Assert.Equal(layout.Right[1].Top + layout.Right[1].Height, layout.Bands[3].ToTop + layout.Bands[3].Thickness, 9);
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 340)]
    [InlineData(21, 340)]
    [InlineData(21, 1000)]
    public void Labels_do_not_overlap(int count, double width)
    {
        var nodes = Enumerable.Range(0, count)
            .Select(
                i => new Sankey.Node(
                    i % 3 == 0 ? $"A segment whose name has sixty letters, and that is number {i}" : $"Segment {i}", "#DD3D2D", "1,234"))
            .ToArray();
        var flows = Enumerable.Range(0, count).Select(i => new Sankey.Flow(i, i, i == 0 ? 10_000 : 1, true, "stays")).ToArray();

        var drawing = new Drawing(Sankey.Draw(new ChartFrame("s", width), "Flows", "Who moved", nodes, nodes, flows));

        drawing.AssertLabelsAreApart();
        Assert.Equal(2 * count, drawing.Texts.Count());
        Assert.Equal(2 * count, drawing.Rects("node").Count());
    }

    private static double Thickness(
        SankeyLayout layout, (int From, int To, double Value)[] flows, Func<(int From, int To, double Value), bool> isWanted) =>
        Enumerable.Range(0, flows.Length).Where(i => isWanted(flows[i])).Sum(i => layout.Bands[i].Thickness);
}
