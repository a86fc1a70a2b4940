using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>The title, what was observed, and the figures one asks for first.</summary>
internal static class HeadlineSection
{
    /// <summary>Markup of the page's header.</summary>
    public static string Render(ReportData data)
    {
        var run = data.Run;
        var before = data.Previous is { IsComparable: true } previous ? previous.Run : null;
        var numbers = data.Numbers;
        var unit = run.CurrencyCode is null ? string.Empty : $""" <span class="unit">{HtmlText.Escape(run.CurrencyCode)}</span>""";
        var average = run.OrderCount > 0 ? run.RevenueAmount / run.OrderCount : (decimal?)null;
        var averageBefore = before is { OrderCount: > 0 } ? before.RevenueAmount / before.OrderCount : (decimal?)null;
        return $"""
            <header>
            <p class="kicker">RFM customer segments</p>
            <h1>{HtmlText.Escape(run.ProgramName)}</h1>
            {Lead(run)}
            <dl class="tiles">
            {Tile(
                "Customers",
                Cell.Count(numbers, run.CustomerCount).ToString(),
                Unscored(run, numbers),
                Since(data, run.CustomerCount, before?.CustomerCount))}
            {Tile(
                "Orders",
                Cell.Count(numbers, run.OrderCount).ToString(),
                Per(run, numbers),
                Since(data, run.OrderCount, before?.OrderCount))}
            {Tile(
                "Revenue",
                Cell.Amount(numbers, run.RevenueAmount) + unit,
                PerAmount(run, numbers),
                Since(data, run.RevenueAmount, before?.RevenueAmount))}
            {Tile(
                "Average order",
                (average is { } amount ? numbers.Amount(amount) : NumberText.None) + unit,
                "revenue divided by orders",
                Since(data, average, averageBefore))}
            </dl>
            </header>
            """;
    }

    private static string Lead(ReportRun run)
    {
        var about = string.IsNullOrWhiteSpace(run.ProgramDescription)
            ? string.Empty
            : $"<p class=\"lead\">{HtmlText.Escape(run.ProgramDescription)}</p>\n";
        var window = run.WindowMonths is { } months
            ? string.Create(CultureInfo.InvariantCulture, $" Only the {months} months before it count.")
            : string.Empty;
        var filter = run.FilterText is null ? string.Empty : $" Only customers with {HtmlText.Escape(run.FilterText)}.";
        var later = run.IsLatest ? string.Empty : " A later run of this program exists.";
        var day = run.ObservedToDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var time = $"""<time datetime="{day}">{NumberText.Date(run.ObservedToDate)}</time>""";
        return $"""{about}<p class="observed">Everything observed up to and including <strong>{time}</strong>, """
            + $"as of {NumberText.Date(run.AsOfDate)}.{window}{filter}{later}</p>";
    }

    private static string Tile(string name, string figure, string note, string since) =>
        $"""<div class="tile"><dt>{name}</dt><dd class="figure">{figure}</dd><dd class="note">{note}</dd>{since}</div>""";

    private static string Since(ReportData data, decimal? now, decimal? before) => now is { } value && before is > 0 and var earlier
        ? $"""<dd class="since">{Relative(data.Numbers, (double)((value / earlier) - 1))} since """
            + $"{NumberText.ShortDate(data.Previous!.Run.ObservedToDate)}</dd>"
        : string.Empty;

    private static string Relative(NumberText numbers, double change) => (change > 0 ? "+" : string.Empty) + numbers.Percent(change);

    private static string Unscored(ReportRun run, NumberText numbers) => run.ScoredCustomerCount == run.CustomerCount
        ? "all of them scored"
        : $"{numbers.Count(run.ScoredCustomerCount)} scored, {numbers.Count(run.CustomerCount - run.ScoredCustomerCount)} without a "
            + $"purchase";

    private static string Per(ReportRun run, NumberText numbers) =>
        run.ScoredCustomerCount > 0 ? $"{numbers.Fixed((double)run.OrderCount / run.ScoredCustomerCount, 1)} per buyer" : NumberText.None;

    private static string PerAmount(ReportRun run, NumberText numbers) =>
        run.ScoredCustomerCount > 0 ? $"{numbers.Amount(run.RevenueAmount / run.ScoredCustomerCount)} per buyer" : NumberText.None;
}
