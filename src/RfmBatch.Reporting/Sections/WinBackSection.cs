using System.Globalization;
using System.Text;
using RfmBatch.Core.Lifetime;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Customers of much money that have gone quiet: where they are among the others, who they are, and in which groups.</summary>
internal static class WinBackSection
{
    private const string Id = "winback";
    private const string Title = "Worth winning back";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data) => data.WinBack switch
    {
        null =>
            ReportPart.Absent(
                Id,
                Title,
                data.Run.HasCustomerRows
                    ? "Nobody has scores in this run."
                    : "The customer rows of this run were purged by retention, so single customers can no longer be listed."),
        { CustomerCount: 0 } none =>
            ReportPart.Absent(
                Id,
                Title,
                $"Nobody has a money score of {Scores(none.MonetaryFrom, none.BinCount)} and a recency score of "
                + $"{Scores(1, none.RecencyTo)}: no customer of much money has gone quiet."),
        { } winBack => new ReportPart(Id, Title, Body(data, winBack)),
    };

    private static string Body(ReportData data, ReportWinBack winBack)
    {
        var numbers = data.Numbers;
        var share = data.Run.RevenueAmount > 0 ? (double)(winBack.RevenueAmount / data.Run.RevenueAmount) : (double?)null;
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p><strong>{numbers.Count(winBack.CustomerCount)}</strong> customers with a money score of "
            + $"{Scores(winBack.MonetaryFrom, winBack.BinCount)} have a recency score of only {Scores(1, winBack.RecencyTo)}. They brought "
            + $"<strong>{Cell.Amount(numbers, winBack.RevenueAmount)}</strong>{HtmlText.Escape(data.SpaceCurrency)}, "
            + $"{numbers.Percent(share)} of the revenue.</p>\n");
        if (data.Points.Count > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<p class="caption">Each circle is a customer with two orders or more, its area the revenue; orange ones are the """
                + $"customers gone quiet.{Sampled(data)}</p>\n");
            html.Append(
                Figure.Both(
                    Id + "-dots",
                    frame => BubbleScatter.Draw(
                        frame,
                        "Customers by days since the last order and orders a year",
                        $"{numbers.Count(data.Points.Count(point => point.StandsOut))} of {numbers.Count(data.Points.Count)} drawn "
                        + $"customers have gone quiet; the further right, the longer.",
                        frame.IsWide ? data.Points : Fewer(data.Points),
                        numbers)));
        }

        html.Append(List(data, winBack));
        html.Append(Groups(data, winBack));
        return html.ToString();
    }

    private static string Sampled(ReportData data)
    {
        var drawn = data.Points.Count;
        return drawn < data.Run.ScoredCustomerCount
            ? $" {data.Numbers.Count(drawn)} of {data.Numbers.Count(data.Run.ScoredCustomerCount)} buyers are drawn: those with two "
                + $"orders; of more, a sample by a hash of their keys with all of the list below."
            : string.Empty;
    }

    private static IReadOnlyList<BubbleScatter.Point> Fewer(IReadOnlyList<BubbleScatter.Point> points) =>
        [.. points.Take(400).Concat(points.Skip(400).Where(point => point.Name is not null))];

    private static string List(ReportData data, ReportWinBack winBack)
    {
        var numbers = data.Numbers;
        var filters = ListFilter.Of(winBack);
        var columns = filters.Select(filter => filter.Name).ToArray();
        var hasValue = winBack.Listed.Any(
            customer => customer.ProbabilityAlive is not null || customer.PredictedValue12MAmount is not null);
        var table = new DataTable(
            hasValue ? "figures list valued" : "figures list",
            [
                "Customer",
                "Segment",
                $"Revenue{data.CommaCurrency}",
                "Orders",
                "Days since last order",
                .. hasValue ? ["Still a customer", $"Expected in 12 months{data.CommaCurrency}"] : Array.Empty<string>(),
                .. columns
            ]);
        foreach (var customer in winBack.Listed)
        {
            Cell[] value = hasValue
                ? [
                    Cell.Share(numbers, customer.ProbabilityAlive),
                    customer.PredictedValue12MAmount is { } predicted ? Cell.Amount(numbers, predicted) : new Cell(NumberText.None)
                ]
                : [];
            table.Row(
                CustomerSection.Link(data, customer),
                $" class=\"{string.Join(' ', filters.Select((filter, i) => filter.ClassOf(i, customer)))}\"",
                [
                    new Cell(SegmentTableSection.Label(customer.Segment)),
                    Cell.Amount(numbers, customer.RevenueAmount),
                    Cell.Count(numbers, customer.OrderCount),
                    Cell.Count(numbers, customer.RecencyDays),
                    .. value,
                    .. filters.Select(filter => Cell.Text(filter.ValueOf(customer) ?? NumberText.None)),
                ]);
        }

        var which = winBack.Listed.Count < winBack.CustomerCount
            ? $"The {numbers.Count(winBack.Listed.Count)} with the most revenue"
            : "All of them, by revenue";
        return $"<div class=\"filtered\"><h3 id=\"{Id}-list\">{which}</h3>\n"
            + string.Concat(filters.Select((filter, i) => filter.Html(i)))
            + $"{table.Html(Id + "-list")}{Unknown(winBack)}</div>\n";
    }

    /// <summary>Why some have no probability, each reason once.</summary>
    private static string Unknown(ReportWinBack winBack)
    {
        var reasons = winBack.Listed.Where(customer => customer.ProbabilityAlive is null)
            .Select(customer => PredictionGrounds.Words(customer.PredictionGap)).OfType<string>().Distinct().ToArray();
        return reasons.Length == 0
            ? string.Empty
            : $"<p class=\"note\">“{NumberText.None}” under “Still a customer”: {HtmlText.Escape(string.Join("; ", reasons))}.</p>\n";
    }

    private static string Groups(ReportData data, ReportWinBack winBack)
    {
        if (winBack.Groups.Count == 0)
        {
            return """<p class="absent">No attribute of customers with few values is loaded, so they are not grouped; <code>load """
                + "customers</code> adds attributes.</p>\n";
        }

        var numbers = data.Numbers;
        var html = new StringBuilder();
        foreach (var attribute in winBack.Groups.GroupBy(group => group.AttributeName))
        {
            var table = new DataTable(
                "figures", attribute.Key, "To win back", "Of all its customers", $"Their revenue{data.CommaCurrency}");
            foreach (var group in attribute)
            {
                table.Row(
                    HtmlText.Escape(group.AttributeValue),
                    Cell.Count(numbers, group.CustomerCount),
                    Cell.Share(numbers, (double)group.CustomerCount / group.PopulationCount),
                    Cell.Amount(numbers, group.RevenueAmount));
            }

            html.Append(
                table.Details(
                    $"{Id}-by-{html.Length.ToString(CultureInfo.InvariantCulture)}",
                    $"All {numbers.Count(winBack.CustomerCount)} by {attribute.Key}"));
        }

        return html.ToString();
    }

    private static string Scores(int from, int to) =>
        from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from} to {to}");
}
