using System.Xml.Linq;
using RfmBatch.PowerBI;
using RfmBatch.PowerBI.Layout;
using RfmBatch.PowerBI.Report;

namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>Every page, laid out from its JSON without Power BI: nothing overlaps, sticks out or is cut off.</summary>
public sealed class PageLayoutTests
{
    private static IReadOnlyList<PageLayout> Pages => PageLayout.Read(ProjectFiles.All());

    [Fact]
    public void Every_text_fits_its_box()
    {
        var texts = Pages.SelectMany(page => page.Boxes.SelectMany(box => box.Texts.Select(text => (page.Title, Text: text)))).ToList();

        Assert.True(texts.Count > 100);
        Assert.Empty(texts.Where(pair => !pair.Text.Fits).Select(pair => $"{pair.Title}: '{pair.Text.Text}' in {pair.Text.Place}"));
    }

    [Fact]
    public void Boxes_stay_on_the_page_and_apart() => Assert.Empty(Pages.SelectMany(Offenders));

    [Fact]
    public void Overlap_what_sticks_out_and_a_text_too_long_would_be_found()
    {
        static VisualBox Box(int x, int y) => new("a", "card", new Place(x, y, 100, 50), []);

        Assert.Single(Offenders(new PageLayout("Two in one place", 200, 100, [Box(0, 0), Box(99, 49)])));
        Assert.Empty(Offenders(new PageLayout("Side by side", 200, 100, [Box(0, 0), Box(100, 0)])));
        Assert.Single(Offenders(new PageLayout("Over the edge", 200, 100, [Box(101, 0)])));
        Assert.False(new BoxText(new string('x', 40), 12, new Place(0, 0, 200, 30)).Fits);
        Assert.False(new BoxText("45 points in 40 pixels", 45, new Place(0, 0, 2000, 40)).Fits);
    }

    [Fact]
    public void Every_page_can_be_drawn_with_a_box_for_each_visual()
    {
        Assert.All(Pages, page =>
        {
            var svg = XDocument.Parse(PageDrawing.Svg(page));
            Assert.True(svg.Descendants().Count(element => element.Name.LocalName == "rect") > page.Boxes.Count);
            Assert.DoesNotContain(svg.Descendants(), element => element.Attribute("fill")?.Value == "#CC0000");
        });
    }

    private static IEnumerable<string> Offenders(PageLayout page)
    {
        foreach (var (box, index) in page.Boxes.Select((box, index) => (box.Place, index)))
        {
            if (box.X < 0 || box.Y < 0 || box.X + box.Width > page.Width || box.Y + box.Height > page.Height)
            {
                yield return $"{page.Title}: {box} is not on the page";
            }

            foreach (var other in page.Boxes.Skip(index + 1).Select(other => other.Place))
            {
                if (box.X < other.X + other.Width
                    && other.X < box.X + box.Width
                    && box.Y < other.Y + other.Height
                    && other.Y < box.Y + box.Height)
                {
                    yield return $"{page.Title}: {box} and {other}";
                }
            }
        }
    }
}
