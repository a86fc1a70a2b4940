using System.Globalization;
using System.Text;
using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Sections;

/// <summary>Which values earned which score, in words.</summary>
internal static class ThresholdSection
{
    private static readonly Metric[] Metrics = [Metric.Recency, Metric.Frequency, Metric.Monetary];

    /// <summary>Markup of the section, empty where there are no thresholds.</summary>
    public static string Render(ReportData data)
    {
        if (data.Thresholds.Count == 0)
        {
            return string.Empty;
        }

        var currency = data.Run.CurrencyCode is null ? string.Empty : $", {HtmlText.Escape(data.Run.CurrencyCode)}";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <section aria-labelledby="scores"><h2 id="scores">How the scores were given</h2>
            <div class="scroll" role="region" aria-labelledby="scores" tabindex="0"><table class="thresholds">
            <thead><tr><th scope="col">Score</th><th scope="col">Recency, days since last order</th><th scope="col">Frequency</th><th scope="col">Monetary{currency}</th></tr></thead>
            <tbody>

            """);
        foreach (var score in data.Thresholds.Select(threshold => threshold.Score).Distinct().OrderDescending())
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{score}</th>");
            foreach (var metric in Metrics)
            {
                html.Append("<td>").Append(ThresholdWords.Of(data.Thresholds, metric, score)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div></section>").ToString();
    }
}
