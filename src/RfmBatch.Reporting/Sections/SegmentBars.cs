using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>The two bars of one segment: its share of customers above its share of revenue, on the scale of all segments.</summary>
internal static class SegmentBars
{
    /// <summary>Draws both bars; the id must be unique in the page.</summary>
    public static string Draw(string id, ReportSegment segment, double scale, NumberText numbers)
    {
        var customers = numbers.Percent(segment.CustomerShare);
        var revenue = numbers.Percent(segment.RevenueShare);
        var color = HtmlText.Color(segment.ColorHex);
        return $"""<svg class="bars" role="img" aria-labelledby="{id}" width="100%" height="44"><title id="{id}">"""
            + $"{HtmlText.Escape(segment.Name)}: {customers} of customers, {revenue} of revenue</title>"
            + Bar(4, 18, segment.CustomerShare, scale, $"fill=\"{color}\"", customers)
            + Bar(27, 12, segment.RevenueShare, scale, "class=\"revenue\"", revenue)
            + "</svg>";
    }

    private static string Bar(int top, int height, double? share, double scale, string paint, string figure)
    {
        var width = SvgNumber.Percent(BarLayout.Width(share, scale));
        return $"""<rect x="0" y="{top}" width="{width}" height="{height}" rx="2" {paint}/><text x="{width}" dx="7" """
            + $"""y="{top + (height / 2)}" dy=".35em">{figure}</text>""";
    }
}
