using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Sections;

namespace RfmBatch.Reporting;

/// <summary>
/// The report of one run as a page of its own: no script, no request, light and dark, for screens from 400 px and for paper.
/// </summary>
internal static class HtmlReport
{
    private static readonly string Style = ReadStyle();

    /// <summary>Renders the page.</summary>
    /// <param name="data">What to show; every text is escaped.</param>
    /// <returns>A complete HTML document; the same data gives the same text.</returns>
    public static string Render(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var run = data.Run;
        var parts = Parts(data);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <title>Customer segments of {HtmlText.Escape(run.ProgramName)}, {NumberText.Date(run.ObservedToDate)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <div class="page">
            {HeadlineSection.Render(data)}
            {Contents(parts)}
            <main>
            {string.Concat(parts)}
            </main>
            {Footer(run)}
            </div>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static ReportPart[] Parts(ReportData data) =>
    [
        ChangeSection.Render(data),
        SegmentChartSection.Render(data),
        SegmentTableSection.Render(data),
        ActionSection.Render(data),
        MigrationSection.Render(data),
        WinBackSection.Render(data),
        ScoreMapSection.Render(data),
        DistributionSection.Render(data),
        CohortSection.Render(data),
        ClusterSection.Render(data),
        LifetimeSection.Render(data),
        CampaignSection.Render(data),
        CustomerSection.Render(data),
        QualitySection.Render(data),
    ];

    private static string Contents(ReportPart[] parts)
    {
        var links = parts.Select(part => $"""<li><a href="#{part.Id}">{HtmlText.Escape(part.Title)}</a></li>""");
        return $"""<nav aria-label="Contents"><ul>{string.Concat(links)}</ul></nav>""";
    }

    private static string Footer(ReportRun run)
    {
        var finished = run.FinishedAt is { } instant
            ? string.Create(CultureInfo.InvariantCulture, $", computed {instant.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<footer><p>Run {run.RunKey} of program {HtmlText.Escape(run.ProgramName)}, rule set "
            + $"{HtmlText.Escape(run.RuleSetName)}{finished}, RfmBatch {HtmlText.Escape(run.CodeVersion)}.</p></footer>");
    }

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("report.css is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
