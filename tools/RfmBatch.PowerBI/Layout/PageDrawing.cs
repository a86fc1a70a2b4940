using System.Globalization;
using System.Net;
using System.Text;
using RfmBatch.PowerBI.Report;

namespace RfmBatch.PowerBI.Layout;

/// <summary>A page as SVG: boxes, titles and a sketch of the kind of picture, so that a person can look at it without Power BI.</summary>
internal static class PageDrawing
{
    public static string Svg(PageLayout page)
    {
        var text = new StringBuilder();
        Line(
            text,
            $"<svg xmlns='http://www.w3.org/2000/svg' width='{page.Width}' height='{page.Height}' font-family='Segoe UI, sans-serif'>");
        Line(text, $"<title>{Encoded(page.Title)}</title>");
        Line(text, $"<rect width='{page.Width}' height='{page.Height}' fill='#F3F3F3'/>");
        foreach (var box in page.Boxes)
        {
            Line(text, Rectangle(box.Place, "#FFFFFF"));
            foreach (var piece in box.Texts)
            {
                var size = piece.FontSize * 4 / 3.0;
                Line(
                    text,
                    $"<text x='{piece.Place.X}' y='{Number(piece.Place.Y + size)}' font-size='{Number(size)}' "
                    + $"fill='{(piece.Fits ? "#222222" : "#CC0000")}'>{Encoded(piece.Text)}</text>");
            }

            Line(text, Sketch(box));
        }

        return text.Append("</svg>\n").ToString();
    }

    // No data is here: the sketch only says which kind of picture fills the box.
    private static string Sketch(VisualBox box)
    {
        var inner = new Place(box.Place.X + 12, box.Place.Y + 36, box.Place.Width - 24, box.Place.Height - 48);
        return box.Type switch
        {
            "clusteredBarChart" => Bars(inner, isUpright: false),
            "clusteredColumnChart" or "columnChart" or "waterfallChart" => Bars(inner, isUpright: true),
            "tableEx" or "pivotTable" => Grid(inner),
            "slicer" => Rectangle(new Place(inner.X, box.Place.Y + 28, inner.Width, 32), "#FAFAFA"),
            "cardVisual" => "",
            _ => $"<text x='{inner.X + (inner.Width / 2)}' y='{inner.Y + (inner.Height / 2)}' text-anchor='middle' font-size='14' "
                + $"fill='#888888'>{Encoded(box.Type)}</text>",
        };
    }

    private static string Bars(Place place, bool isUpright) => string.Concat(Enumerable.Range(0, 6).Select(i =>
    {
        var (across, along) = isUpright ? (place.Width / 6, place.Height * (6 - i) / 6) : (place.Height / 6, place.Width * (6 - i) / 6);
        return Rectangle(
            isUpright
                ? new Place(place.X + (across * i), place.Y + place.Height - along, across - 4, along)
                : new Place(place.X, place.Y + (across * i), along, across - 4),
            ReportTheme.HeatHigh);
    }));

    private static string Grid(Place place) => string.Concat(Enumerable.Range(0, (place.Height / 24) + 1).Select(i =>
        $"<line x1='{place.X}' x2='{place.X + place.Width}' y1='{place.Y + (24 * i)}' y2='{place.Y + (24 * i)}' stroke='#DDDDDD'/>"));

    private static string Rectangle(Place place, string fill) =>
        $"<rect x='{place.X}' y='{place.Y}' width='{place.Width}' height='{place.Height}' fill='{fill}' stroke='#BBBBBB'/>";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
