using System.Globalization;
using System.Text;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>A few customers explained: why each is where it is.</summary>
internal static class CustomerSection
{
    private const string Id = "customers";
    private const string Title = "A few customers explained";
    private const int MostWinBack = 6;

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        var shown = Shown(data);
        if (shown.Count == 0)
        {
            return ReportPart.Absent(
                Id,
                Title,
                data.Run.HasCustomerRows ? "Nobody has scores in this run." : "The customer rows of this run were purged by retention.");
        }

        var html = new StringBuilder(
            "<p>The most typical customer of each of the largest segments, and those to win back who brought most. <code>rfmbatch explain "
            + "CUSTOMER</code> says as much, and more, of every other.</p>\n<ul class=\"cards\">\n");
        foreach (var customer in shown)
        {
            html.Append(Card(data, customer));
        }

        return new ReportPart(Id, Title, html.Append("</ul>\n").ToString());
    }

    /// <summary>A customer's id, linked to its card where it has one.</summary>
    public static string Link(ReportData data, ReportCustomer customer) => Shown(data).Any(shown => shown.Anchor == customer.Anchor)
        ? $"""<a href="#{customer.Anchor}">{HtmlText.Escape(customer.Detail.CustomerId)}</a>"""
        : HtmlText.Escape(customer.Detail.CustomerId);

    private static IReadOnlyList<ReportCustomer> Shown(ReportData data) =>
        [.. data.Examples.Concat(data.WinBack?.Listed.Take(MostWinBack) ?? []).DistinctBy(customer => customer.Anchor)];

    private static string Card(ReportData data, ReportCustomer customer)
    {
        var numbers = data.Numbers;
        var since = customer.FirstOrderDate is { } first ? $", a customer since {NumberText.ShortDate(first)}" : string.Empty;
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<li id="{customer.Anchor}"><h3>{HtmlText.Escape(customer.Detail.CustomerId)}</h3><p """
            + $"class=\"note\">{SegmentTableSection.Label(customer.Segment)}{since}</p>\n<ul class=\"why\">");
        html.Append(
            Reason(
                data,
                Metric.Recency,
                customer.Scores.Recency,
                customer.RecencyDays == 1
                    ? "last order on the last observed day"
                    : $"last order {numbers.Count(customer.RecencyDays)} days ago"));
        html.Append(
            Reason(
                data,
                Metric.Frequency,
                customer.Scores.Frequency,
                $"{numbers.Count(customer.FrequencyCount)} "
                + $"{(customer.FrequencyCount == 1 ? data.Run.FrequencyUnit.TrimEnd('s') : data.Run.FrequencyUnit)}"));
        html.Append(
            Reason(
                data,
                Metric.Monetary,
                customer.Scores.Monetary,
                $"{numbers.Amount((decimal)customer.MonetaryAmount)} {data.Run.CurrencyCode ?? "in money"}"));
        html.Append("</ul>");
        if (customer.PredictedValue12MAmount is { } value)
        {
            var alive = customer.ProbabilityAlive is { } known
                ? $"Still a customer with a probability of {numbers.Percent(known)}"
                : $"Whether still a customer is not known ({PredictionGrounds.Words(customer.PredictionGap) ?? "the run does not say"})";
            html.Append(CultureInfo.InvariantCulture, $"<p>{alive}; {numbers.Amount(value)} expected in twelve months.</p>");
        }
        else if (PredictionGrounds.Words(customer.PredictionGap) is { } missing && customer.PredictionGap != "no-model")
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>No prediction, for {missing}.</p>");
        }

        var about = customer.Detail.Attributes.Take(4)
            .Select(attribute => $"{attribute.Key}: {attribute.Value}")
            .Concat(customer.Detail.CategoryName is { } category ? [$"buys most of {category}"] : []);
        return html
            .Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Escape(string.Join(", ", about))}</p></li>\n")
            .ToString()
            .Replace("<p></p>", string.Empty, StringComparison.Ordinal);
    }

    private static string Reason(ReportData data, Metric metric, int score, string value)
    {
        var bins = data.Thresholds.Select(threshold => threshold.Score).DefaultIfEmpty(score).Max();
        var bounds = ThresholdWords.Of(data.Thresholds, metric, score, bound => data.Numbers.Number(bound, 2));
        var because = bounds == "–" ? string.Empty : $" ({HtmlText.Escape(bounds)})";
        return $"""<li><span class="score">{score.ToString(CultureInfo.InvariantCulture)}<small> of """
            + $"{bins.ToString(CultureInfo.InvariantCulture)}</small></span> {HtmlText.Escape(value)}{because}</li>";
    }
}
