using System.Globalization;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Sections;

/// <summary>The title, what was observed, and the figures one asks for first.</summary>
internal static class HeadlineSection
{
    /// <summary>Markup of the page's header.</summary>
    public static string Render(ReportData data)
    {
        var run = data.Run;
        var unit = run.CurrencyCode is null ? string.Empty : $" <span class=\"unit\">{HtmlText.Escape(run.CurrencyCode)}</span>";
        return $"""
            <header>
            <p class="kicker">RFM customer segments</p>
            <h1>{HtmlText.Escape(run.ProgramName)}</h1>
            {Lead(run)}
            <dl class="tiles">
            {Tile("Customers", NumberText.Count(run.CustomerCount), Unscored(run))}
            {Tile("Orders", NumberText.Count(run.OrderCount), Per(run.OrderCount, run.ScoredCustomerCount, "per buyer"))}
            {Tile("Revenue", NumberText.Amount(run.RevenueAmount) + unit, PerAmount(run.RevenueAmount, run.ScoredCustomerCount, "per buyer"))}
            {Tile("Average order", run.OrderCount > 0 ? NumberText.Amount(run.RevenueAmount / run.OrderCount) + unit : NumberText.None, "revenue divided by orders")}
            </dl>
            </header>
            """;
    }

    private static string Lead(ReportRun run)
    {
        var about = string.IsNullOrWhiteSpace(run.ProgramDescription) ? string.Empty : $"<p class=\"lead\">{HtmlText.Escape(run.ProgramDescription)}</p>\n";
        var filter = run.FilterText is null ? string.Empty : $" Only customers with {HtmlText.Escape(run.FilterText)}.";
        var later = run.IsLatest ? string.Empty : " A later run of this program exists.";
        return $"{about}<p class=\"observed\">Everything observed up to and including <strong><time datetime=\"{run.ObservedToDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{NumberText.Date(run.ObservedToDate)}</time></strong>, " +
            $"as of {NumberText.Date(run.AsOfDate)}.{filter}{later}</p>";
    }

    private static string Tile(string name, string figure, string note) =>
        $"<div class=\"tile\"><dt>{name}</dt><dd class=\"figure\">{figure}</dd><dd class=\"note\">{note}</dd></div>";

    private static string Unscored(ReportRun run) => run.ScoredCustomerCount == run.CustomerCount
        ? "all of them scored"
        : $"{NumberText.Count(run.ScoredCustomerCount)} scored, {NumberText.Count(run.CustomerCount - run.ScoredCustomerCount)} without a purchase";

    private static string Per(long count, long customers, string unit) =>
        customers > 0 ? string.Create(CultureInfo.InvariantCulture, $"{(double)count / customers:#,0.0} {unit}") : NumberText.None;

    private static string PerAmount(decimal amount, long customers, string unit) =>
        customers > 0 ? $"{NumberText.Amount(amount / customers)} {unit}" : NumberText.None;
}
