using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Sections;

/// <summary>Every segment in figures.</summary>
internal static class SegmentTableSection
{
    /// <summary>Markup of the section.</summary>
    public static string Render(ReportData data)
    {
        var currency = data.Run.CurrencyCode is null ? string.Empty : $", {HtmlText.Escape(data.Run.CurrencyCode)}";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <section aria-labelledby="table"><h2 id="table">Segments in figures</h2>
            <div class="scroll" role="region" aria-labelledby="table" tabindex="0"><table class="segments">
            <thead><tr><th scope="col">Segment</th><th scope="col">Customers</th><th scope="col">Share of customers</th><th scope="col">Orders</th><th scope="col">Revenue{currency}</th><th scope="col">Share of revenue</th><th scope="col">Days since last order, median</th><th scope="col">Orders per customer</th><th scope="col">Revenue per customer{currency}</th></tr></thead>
            <tbody>

            """);
        foreach (var segment in data.Segments)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Dot(segment)}{HtmlText.Escape(segment.Name)}</th>");
            AppendCells(
                html,
                NumberText.Count(segment.CustomerCount),
                NumberText.Percent(segment.CustomerShare),
                NumberText.Count(segment.OrderCount),
                NumberText.Amount(segment.RevenueAmount),
                NumberText.Percent(segment.RevenueShare),
                NumberText.Number(segment.RecencyDaysMedian, 1),
                NumberText.OneDecimal(segment.OrderCountMean),
                NumberText.Amount(segment.RevenueAmountMean));
            html.Append("</tr>\n");
        }

        html.Append("</tbody><tfoot><tr><th scope=\"row\">All customers</th>");
        AppendCells(
            html,
            NumberText.Count(data.Run.CustomerCount),
            NumberText.Percent(data.Run.CustomerCount > 0 ? 1 : null),
            NumberText.Count(data.Run.OrderCount),
            NumberText.Amount(data.Run.RevenueAmount),
            NumberText.Percent(data.Run.RevenueAmount != 0 ? 1 : null),
            string.Empty,
            NumberText.OneDecimal(data.Run.CustomerCount > 0 ? (double)data.Run.OrderCount / data.Run.CustomerCount : null),
            data.Run.CustomerCount > 0 ? NumberText.Amount(data.Run.RevenueAmount / data.Run.CustomerCount) : NumberText.None);
        return html.Append("</tr></tfoot></table></div></section>").ToString();
    }

    /// <summary>The segment's colour as a small square.</summary>
    public static string Dot(ReportSegment segment) =>
        $"<svg class=\"dot\" width=\"12\" height=\"12\" aria-hidden=\"true\"><rect x=\".5\" y=\".5\" width=\"11\" height=\"11\" rx=\"2\" fill=\"{HtmlText.Color(segment.ColorHex)}\"/></svg>";

    private static void AppendCells(StringBuilder html, params ReadOnlySpan<string> figures)
    {
        foreach (var figure in figures)
        {
            html.Append("<td>").Append(figure).Append("</td>");
        }
    }
}
