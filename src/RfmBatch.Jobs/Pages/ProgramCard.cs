using System.Globalization;
using System.Text;
using RfmBatch.Application.Operations;
using RfmBatch.Core.Operations;
using RfmBatch.Jobs.Html;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Pages;

/// <summary>A program on the page.</summary>
internal static class ProgramCard
{
    public static string Render(ProgramOverview overview, DateTimeOffset now)
    {
        var program = overview.Program;
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<article class="card{(program.IsActive ? "" : " inactive")}">"""
            + $"<header><h3>{Page.Escape(program.ProgramName)}</h3>{Chip(overview)}</header>");
        if (program.Description.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<p class="about">{Page.Escape(program.Description)}</p>""");
        }

        html.Append(Problem(overview)).Append(Night(overview.Night));
        html.Append("<dl>");
        Row(html, "Observed to", overview.Latest is { } latest ? Day(latest.ObservedTo) : "no run is published");
        Row(
            html,
            "Last run",
            overview.Newest is { } newest ? $"{Times.Ago(newest.StartedAt, now)}, took {Times.Duration(newest)}" : "never");
        Row(html, "Next run", overview.NextRun is { } next ? Times.Until(next, now) : program.IsActive ? "by hand only" : "off");
        Row(html, "Customers", overview.Latest?.CustomerCount is { } customers ? Count(customers) : "–");
        Row(html, "Orders", overview.Latest?.OrderCount is { } orders ? Count(orders) : "–");
        html.Append("</dl>");
        html.Append(Flags(overview.Flags));
        if (overview.Trend.Count > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<div class="trend">{Sparkline.Render(overview.Trend)}<ul """
                + $"""class="legend">{Sparkline.Legend(overview.Trend)}</ul></div>""");
        }

        if (overview.ReportFile is { } report)
        {
            html.Append(
                CultureInfo.InvariantCulture, $"""<p class="more"><a href="/reports/{Page.Escape(report)}">Latest report</a></p>""");
        }

        return html.Append("</article>").ToString();
    }

    private static string Chip(ProgramOverview overview) => overview switch
    {
        { Program.IsActive: false } => """<span class="chip">off</span>""",
        _ when overview.Night.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } night =>
            $"""<span class="chip bad">✕ {Page.Escape(Word(night.CheckId))}</span>""",
        { Newest.Status: RunStatus.Running } => """<span class="chip busy">● running</span>""",
        { Newest.Status: RunStatus.Failed or RunStatus.Abandoned } => """<span class="chip bad">✕ failed</span>""",
        { Held: not null } => """<span class="chip warn">‖ held</span>""",
        { Night.Count: > 0 } => $"""<span class="chip warn">▲ {Page.Escape(Word(overview.Night[0].CheckId))}</span>""",
        { Latest: null } => """<span class="chip">no run yet</span>""",
        { Flags.Count: > 0 } => """<span class="chip note">▲ look</span>""",
        _ => """<span class="chip good">✓ fine</span>""",
    };

    /// <summary>What should have happened and did not, with what to do next.</summary>
    public static string Night(IEnumerable<ProgramFinding> findings) => string.Concat(findings.Select(finding =>
        $"""<p class="alert">{Page.Escape(finding.Message)} {Page.Escape(finding.NextStep)}</p>"""));

    // run-overdue is overdue.
    private static string Word(string checkId) => checkId[(checkId.IndexOf('-', StringComparison.Ordinal) + 1)..].Replace('-', ' ');

    private static string Problem(ProgramOverview overview)
    {
        if (overview.Newest is { Status: RunStatus.Failed or RunStatus.Abandoned } failed)
        {
            return $"""<p class="alert">Run {failed.RunKey} is {failed.Status}: {Page.Escape(failed.FailureText)}</p>""";
        }

        if (overview.Held is not { } held)
        {
            return "";
        }

        var accept = string.Concat(overview.HeldBy.Select(check => $" --accept {check.CheckId}"));
        var checks = overview.HeldBy.Select(check => $"<li><b>{Page.Escape(check.CheckId)}</b> {Page.Escape(check.Detail)}</li>");
        return $"""<div class="alert"><p>Run {held.RunKey} is held back; readers still see the run before it.</p>"""
            + $"<ul>{string.Concat(checks)}</ul><p>Repair the data and run again, or publish it as it is:</p>"
            + $"<code>{Page.Escape($"rfmbatch publish {held.RunKey}{accept}")}</code></div>";
    }

    private static string Flags(IReadOnlyList<QualityFinding> flags) => flags.Count == 0 ? "" :
        $"""<details class="flags"><summary>{flags.Count} quality {(flags.Count == 1 ? "flag" : "flags")}</summary>"""
        + $"<ul>{string.Concat(flags.Select(Flag))}</ul></details>";

    private static string Flag(QualityFinding flag) =>
        $"<li><b>{Page.Escape(flag.CheckId)}</b> <i>{flag.Severity.ToString().ToLowerInvariant()}</i> {Page.Escape(flag.Detail)}</li>";

    private static void Row(StringBuilder html, string name, string value) =>
        html.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
