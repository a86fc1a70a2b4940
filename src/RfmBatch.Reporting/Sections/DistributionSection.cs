using System.Text;
using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>How recency, frequency and money are distributed, and where the scores were cut.</summary>
internal static class DistributionSection
{
    private const string Id = "spread";
    private const string Title = "How customers are spread, and where the scores are cut";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        if (data.Distributions.Count == 0)
        {
            return ReportPart.Absent(
                Id,
                Title,
                data.Run.HasCustomerRows
                    ? "Nobody has scores in this run."
                    : "The customer rows of this run were purged by retention, so distributions can no longer be drawn; the cut points are "
                        + "in the table below.");
        }

        var html = new StringBuilder(
            "<p>Shades and figures above the bars are scores; dashed lines are the cuts between them.</p>\n<div class=\"panels\">\n");
        foreach (var distribution in data.Distributions)
        {
            html.Append(Panel(data, distribution));
        }

        return new ReportPart(Id, Title, html.Append("</div>\n").Append(Thresholds(data)).ToString());
    }

    private static string Panel(ReportData data, ReportDistribution distribution)
    {
        var (heading, unit) = distribution.Metric switch
        {
            Metric.Recency => ("Recency", "days since the last order"),
            Metric.Frequency => ("Frequency", data.Run.FrequencyUnit),
            _ => ("Money", data.Run.CurrencyCode is { } currency ? currency : "currency units"),
        };
        var numbers = data.Numbers;
        var id = "spread-" + distribution.Metric.ToString().ToLowerInvariant();
        var median = distribution.Metric == Metric.Monetary ? numbers.Amount(distribution.Median) : numbers.Number(distribution.Median, 1);
        var bands = data.Thresholds.Where(threshold => threshold.Metric == distribution.Metric)
            .OrderByDescending(threshold => threshold.Score)
            .Select(threshold => new HistogramChart.Band(threshold.Score, threshold.LowerBound, threshold.UpperBound)).ToArray();
        var outside = distribution.Histogram.Below + distribution.Histogram.Beyond;
        var left = outside == 0 ? string.Empty : $" {numbers.Count(outside)} customers at the ends are not drawn.";
        return Figure.Small(
            id,
            heading,
            $"Half of the buyers have {(distribution.Metric == Metric.Recency ? "at most" : "at least")} <strong>{median}</strong> "
            + $"({HtmlText.Escape(unit)}{(distribution.Histogram.IsLog ? ", logarithmic scale" : string.Empty)}).{left}",
            HistogramChart.Draw(
                Figure.SmallFrame(id),
                $"Distribution of {heading.ToLowerInvariant()}",
                $"Median {median} {unit}.",
                distribution.Histogram,
                bands,
                numbers));
    }

    private static string Thresholds(ReportData data)
    {
        var table = new DataTable("thresholds", "Score", "Recency, days since last order", "Frequency", $"Money{data.CommaCurrency}");
        foreach (var score in data.Thresholds.Select(threshold => threshold.Score).Distinct().OrderDescending())
        {
            table.Row(
                score.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Values(data, Metric.Recency, score),
                Values(data, Metric.Frequency, score),
                Values(data, Metric.Monetary, score));
        }

        return table.RowCount == 0
            ? string.Empty
            : $"<h3 id=\"spread-cuts\">Which values earned which score</h3>\n{table.Html("spread-cuts")}";
    }

    private static Cell Values(ReportData data, Metric metric, int score) =>
        Cell.Text(ThresholdWords.Of(data.Thresholds, metric, score, bound => data.Numbers.Number(bound, 2)));
}
