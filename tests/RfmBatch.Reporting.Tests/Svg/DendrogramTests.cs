using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class DendrogramTests
{
    private static readonly NumberText Numbers = new(CultureInfo.InvariantCulture);

    [Fact]
    public void A_merge_lies_in_the_middle_of_its_sides_and_knows_its_group()
    {
        var merges = DendrogramLayout.Of([7, 7, 9], [(1, 2, 1.5), (4, 3, 4)]);

        Assert.Equal(new DendrogramLayout.Merge(0.5, 1.5, 0, 0, 1.5, 7), merges[0]);
        Assert.Equal(new DendrogramLayout.Merge(1, 2.5, 1.5, 0, 4, null), merges[1]);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(200, 8)]
    public void Names_do_not_overlap_and_every_merge_is_drawn(int leaves, int groups)
    {
        var leafGroups = Enumerable.Range(0, leaves).Select(i => (long)(i * groups / leaves)).ToArray();
        var merges = Enumerable.Range(1, leaves - 1).Select(m => (m == 1 ? 1 : leaves + m - 1, m + 1, (double)m)).ToArray();
        Dendrogram.Group[] names =
        [
            .. Enumerable.Range(0, groups)
                .Select(i => new Dendrogram.Group(i, $"Recent, frequent, high value and a good deal more {i}", "#332288", "1,234"))
        ];

        foreach (var width in new[] { 340.0, 1000 })
        {
            var drawing = new Drawing(Dendrogram.Draw(new ChartFrame("d", width), "Tree", "Groups", leafGroups, merges, names, Numbers));

            drawing.AssertLabelsAreApart();
            Assert.Equal(leaves - 1, drawing.Root.Elements("path").Count());
            Assert.Single(drawing.Root.Elements("line"), line => line.Attribute("class")!.Value == "cut");
        }
    }
}
