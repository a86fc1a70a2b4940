using System.Globalization;
using System.Xml.Linq;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

/// <summary>A drawing read back: where its texts and shapes are.</summary>
internal sealed class Drawing
{
    public Drawing(string svg) => Root = XElement.Parse(svg);

    public XElement Root { get; }

    public double Width => Number(Root, "width");

    public double Height => Number(Root, "height");

    public IEnumerable<string> Texts => Root.Descendants("text").Select(text => text.Value);

    public static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    public IEnumerable<Box> Rects(string cssClass) => Root.Descendants("rect")
        .Where(rect => rect.Attribute("class")!.Value.Split(' ').Contains(cssClass))
        .Select(rect => new Box(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height")));

    /// <summary>Fails where a label leaves the drawing or touches another one.</summary>
    public void AssertLabelsAreApart()
    {
        var boxes = Root.Descendants("text").Select(text => (Text: text.Value, Box: BoxOf(text))).ToArray();
        Assert.All(boxes, label =>
        {
            Assert.True(
                label.Box.X >= -0.5 && label.Box.X + label.Box.Width <= Width + 0.5, $"'{label.Text}' leaves the drawing sideways.");
            Assert.True(
                label.Box.Y >= -0.5 && label.Box.Y + label.Box.Height <= Height + 0.5,
                $"'{label.Text}' leaves the drawing upwards or downwards.");
        });
        for (var i = 0; i < boxes.Length; i++)
        {
            for (var j = i + 1; j < boxes.Length; j++)
            {
                Assert.False(Meet(boxes[i].Box, boxes[j].Box), $"'{boxes[i].Text}' and '{boxes[j].Text}' overlap.");
            }
        }
    }

    public static bool Meet(Box a, Box b) =>
        a.X < b.X + b.Width - 0.5 && b.X < a.X + a.Width - 0.5 && a.Y < b.Y + b.Height - 0.5 && b.Y < a.Y + a.Height - 0.5;

    // Letters reach about 3/4 of their size above the base line and 1/5 below it.
    private static Box BoxOf(XElement text)
    {
        var size = Number(text, "font-size");
        var width = TextFit.Width(text.Value, size);
        var x = Number(text, "x") - (text.Attribute("text-anchor")?.Value switch
        {
            "end" => width,
            "middle" => width / 2,
            _ => 0,
        });
        return new Box(x, Number(text, "y") - (size * 0.75), width, size * 0.95);
    }
}
