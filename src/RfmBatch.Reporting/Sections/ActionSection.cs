using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Sections;

/// <summary>Who the customers of each segment are, and what to do about them.</summary>
internal static class ActionSection
{
    /// <summary>Markup of the section; segments without customers are left out.</summary>
    public static string Render(ReportData data)
    {
        var html = new StringBuilder("<section aria-labelledby=\"actions\"><h2 id=\"actions\">What to do</h2>\n<ul class=\"cards\">\n");
        foreach (var segment in data.Segments.Where(segment => segment.CustomerCount > 0))
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><h3>{SegmentTableSection.Dot(segment)}{HtmlText.Escape(segment.Name)}</h3><p>{HtmlText.Escape(segment.Description)}</p>");
            html.Append(segment.RecommendedAction.Length > 0 ? $"<p class=\"action\">{HtmlText.Escape(segment.RecommendedAction)}</p>" : string.Empty);
            html.Append("</li>\n");
        }

        return html.Append("</ul></section>").ToString();
    }
}
