using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>Who the customers of each segment are, and what to do about them.</summary>
internal static class ActionSection
{
    /// <summary>The section; segments without customers are named in one sentence.</summary>
    public static ReportPart Render(ReportData data)
    {
        if (data.Segments.Count == 0)
        {
            return ReportPart.Absent("actions", "What to do", "The run has no segments.");
        }

        var numbers = data.Numbers;
        var html = new StringBuilder("<ul class=\"cards\">\n");
        foreach (var segment in data.Segments.Where(segment => segment.CustomerCount > 0))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<li><h3>{SegmentTableSection.Label(segment)}</h3><p class="note">{numbers.Count(segment.CustomerCount)} customers, """
                + $"{numbers.Percent(segment.RevenueShare)} of the revenue</p><p>{HtmlText.Escape(segment.Description)}</p>");
            html.Append(
                segment.RecommendedAction.Length > 0
                    ? $"""<p class="action">{HtmlText.Escape(segment.RecommendedAction)}</p>"""
                    : string.Empty);
            html.Append(
                TraitWords.Of(data.SegmentTraits, segment.SegmentKey, numbers) is { Length: > 0 } traits
                    ? $"<p>More often than others: {HtmlText.Escape(traits)}.</p>"
                    : string.Empty);
            html.Append("</li>\n");
        }

        html.Append("</ul>\n");
        html.Append(
            TraitTable.Html(
                numbers,
                "actions-traits",
                "Segment",
                data.SegmentTraits,
                data.Segments.Where(segment => segment.CustomerCount > 0)
                    .Select(segment => (segment.SegmentKey, SegmentTableSection.Label(segment), segment.CustomerCount))));
        var empty = data.Segments.Where(segment => segment.CustomerCount == 0).Select(segment => HtmlText.Escape(segment.Name)).ToArray();
        return new ReportPart(
            "actions",
            "What to do",
            html + (empty.Length == 0 ? string.Empty : $"<p class=\"absent\">Nobody is in {string.Join(", ", empty)}.</p>\n"));
    }
}
