using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>Parts of a whole as areas, each with its name and figure where they fit.</summary>
internal static class Treemap
{
    private const double Padding = 7;
    private const double Line = 17;

    /// <summary>One part.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its size; what is not above 0 is not drawn.</param>
    /// <param name="ColorHex">Its colour.</param>
    /// <param name="Figure">Its size as text.</param>
    internal sealed record Part(string Name, double Value, string ColorHex, string Figure);

    /// <summary>Draws the parts in a frame of the given height.</summary>
    public static string Draw(ChartFrame frame, double height, string title, IReadOnlyList<Part> parts)
    {
        var shown = parts.Where(part => part.Value > 0).ToArray();
        var description = string.Join("; ", shown.OrderByDescending(part => part.Value).Select(part => $"{part.Name} {part.Figure}"));
        var canvas = new SvgCanvas(frame, height, title, description);
        var boxes = TreemapLayout.Squarify([.. shown.Select(part => part.Value)], frame.Width, height);
        for (var i = 0; i < shown.Length; i++)
        {
            Draw(canvas, shown[i], boxes[i]);
        }

        return canvas.ToString();
    }

    private static void Draw(SvgCanvas canvas, Part part, Box box)
    {
        var color = HtmlText.Color(part.ColorHex);
        canvas.Rect(box.X, box.Y, box.Width, box.Height, $"class=\"tile-part\" fill=\"{color}\"", $"{part.Name}: {part.Figure}");
        var room = box.Width - (2 * Padding);
        var ink = Ink.On(color);
        var size = TextFit.Width(part.Name, SvgCanvas.LabelSize) <= room ? SvgCanvas.LabelSize : SvgCanvas.SmallSize;
        var name = TextFit.Fit(part.Name, room, size);
        var showsFigure = TextFit.Width(part.Figure, SvgCanvas.SmallSize) <= room;
        if (name is not null && showsFigure && box.Height >= Padding + (2 * Line))
        {
            canvas.Text(box.X + Padding, box.Y + Padding + 7, name, size: size, cssClass: "strong", fill: ink);
            canvas.Text(
                box.X + Padding, box.Y + Padding + 7 + Line, part.Figure, size: SvgCanvas.SmallSize, cssClass: "figure-text", fill: ink);
        }
        else if (name is not null && box.Height >= Line + 2)
        {
            canvas.Text(box.X + Padding, box.Y + Math.Min(Padding + 7, box.Height / 2), name, size: size, cssClass: "strong", fill: ink);
        }
        else if (showsFigure && box.Height >= Line + 2)
        {
            canvas.Text(
                box.X + Padding,
                box.Y + Math.Min(Padding + 7, box.Height / 2),
                part.Figure,
                size: SvgCanvas.SmallSize,
                cssClass: "figure-text",
                fill: ink);
        }
    }
}
