using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>One strip of all segments, as wide as its place: positions are percentages, so it needs no script to fit a screen.</summary>
internal static class ShareStrip
{
    /// <summary>Draws the strip; ids must be unique in the page.</summary>
    public static string Draw(string id, string title, IReadOnlyList<ReportSegment> segments, IReadOnlyList<double?> shares)
    {
        var parts = StripLayout.Parts(shares);
        var shown = Enumerable.Range(0, segments.Count).Where(i => parts[i].Width > 0).ToArray();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"strip\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"36\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{HtmlText.Escape(title)}</title><desc id=\"{id}-d\">");
        svg.AppendJoin("; ", shown.OrderByDescending(i => parts[i].Width).Select(i => $"{HtmlText.Escape(segments[i].Name)} {NumberText.Percent(shares[i])}"));
        svg.Append("</desc>");
        foreach (var i in shown)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{SvgNumber.Percent(parts[i].Start)}\" y=\"0\" width=\"{SvgNumber.Percent(parts[i].Width)}\" height=\"36\" fill=\"{HtmlText.Color(segments[i].ColorHex)}\">");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{HtmlText.Escape(segments[i].Name)}: {NumberText.Percent(shares[i])}</title></rect>");
        }

        return svg.Append("</svg>").ToString();
    }
}
