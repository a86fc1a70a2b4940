using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Who they are and what they bring: customers and revenue as areas, then every segment's two bars.</summary>
internal static class SegmentChartSection
{
    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data) =>
        new("chart", "Who they are, and what they bring", Sentence(data) + Maps(data) + Bars(data));

    private static string Maps(ReportData data)
    {
        var numbers = data.Numbers;
        var customers = data.Segments
            .Select(
                segment => new Treemap.Part(segment.Name, segment.CustomerCount, segment.ColorHex, numbers.Percent(segment.CustomerShare)))
            .ToArray();
        var revenue = data.Segments
            .Select(
                segment => new Treemap.Part(
                    segment.Name, (double)segment.RevenueAmount, segment.ColorHex, numbers.Percent(segment.RevenueShare)))
            .ToArray();
        var html = new StringBuilder("<div class=\"pair\">\n");
        AppendMap(html, "map-c", "Customers", "Share of customers by segment, as areas", customers);
        AppendMap(html, "map-r", "Revenue", "Share of revenue by segment, as areas", revenue);
        return html.Append("</div>\n").ToString();
    }

    private static void AppendMap(StringBuilder html, string id, string heading, string title, Treemap.Part[] parts)
    {
        if (parts.Any(part => part.Value > 0))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<div><h3>{heading}</h3><div class="wide">{Treemap.Draw(new ChartFrame(id + "-w", 500), 340, title, parts)}</div><div """
                + $"class=\"narrow\">{Treemap.Draw(new ChartFrame(id + "-n", ChartFrame.NarrowWidth), 300, title, parts)}</div></div>\n");
        }
    }

    private static string Bars(ReportData data)
    {
        var segments = data.Segments;
        var scale = BarLayout.Scale(segments.SelectMany(segment => new[] { segment.CustomerShare, segment.RevenueShare }));
        var html = new StringBuilder(
            """<p class="legend"><span class="key customers"></span> share of customers <span class="key revenue"></span> share of """
            + "revenue</p>\n<ul class=\"chart\">\n");
        for (var i = 0; i < segments.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"bar-{i}");
            html.Append(CultureInfo.InvariantCulture, $"""<li><span class="name">{HtmlText.Escape(segments[i].Name)}</span>""")
                .Append(SegmentBars.Draw(id, segments[i], scale, data.Numbers))
                .Append("</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    // One sentence for who reads no chart: the segment that brings most, against its size.
    private static string Sentence(ReportData data)
    {
        var numbers = data.Numbers;
        var top = data.Segments.Where(segment => segment.RevenueShare > 0).MaxBy(segment => segment.RevenueShare);
        return top is null
            ? string.Empty
            : $"<p><strong>{HtmlText.Escape(top.Name)}</strong> are {numbers.Percent(top.CustomerShare)} of the customers and bring "
                + $"{numbers.Percent(top.RevenueShare)} of the revenue, the most of all segments.</p>\n";
    }
}
