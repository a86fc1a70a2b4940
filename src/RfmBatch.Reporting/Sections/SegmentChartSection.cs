using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Who they are and what they bring: both strips, then every segment's two bars.</summary>
internal static class SegmentChartSection
{
    /// <summary>Markup of the section.</summary>
    public static string Render(ReportData data)
    {
        var segments = data.Segments;
        var scale = BarLayout.Scale(segments.SelectMany(segment => new[] { segment.CustomerShare, segment.RevenueShare }));
        var html = new StringBuilder();
        html.Append("<section aria-labelledby=\"chart\"><h2 id=\"chart\">Who they are, and what they bring</h2>\n");
        html.Append(Sentence(data));
        html.Append("<div class=\"strips\"><p>Customers</p>");
        html.Append(ShareStrip.Draw("strip-c", "Share of customers by segment", segments, [.. segments.Select(segment => (double?)segment.CustomerShare)]));
        html.Append("<p>Revenue</p>");
        html.Append(ShareStrip.Draw("strip-r", "Share of revenue by segment", segments, [.. segments.Select(segment => segment.RevenueShare)]));
        html.Append("</div>\n<p class=\"legend\"><span class=\"key customers\"></span> share of customers <span class=\"key revenue\"></span> share of revenue</p>\n<ul class=\"chart\">\n");
        for (var i = 0; i < segments.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"bar-{i}");
            html.Append(CultureInfo.InvariantCulture, $"<li><span class=\"name\">{HtmlText.Escape(segments[i].Name)}</span>{SegmentBars.Draw(id, segments[i], scale)}</li>\n");
        }

        return html.Append("</ul></section>").ToString();
    }

    // One sentence for who reads no chart: the segment that brings most, against its size.
    private static string Sentence(ReportData data)
    {
        var top = data.Segments.Where(segment => segment.RevenueShare > 0).MaxBy(segment => segment.RevenueShare);
        return top is null
            ? string.Empty
            : $"<p><strong>{HtmlText.Escape(top.Name)}</strong> are {NumberText.Percent(top.CustomerShare)} of the customers and bring {NumberText.Percent(top.RevenueShare)} of the revenue, the most of all segments.</p>\n";
    }
}
