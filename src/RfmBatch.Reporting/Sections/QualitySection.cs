using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>What the checks found: failures first and in words, the passed ones folded away.</summary>
internal static class QualitySection
{
    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        var failed = data.Checks.Where(check => !check.HasPassed)
            .OrderByDescending(check => Weight(check.Severity))
            .ThenBy(check => check.CheckId, StringComparer.Ordinal)
            .ToArray();
        var passed = data.Checks.Where(check => check.HasPassed).OrderBy(check => check.CheckId, StringComparer.Ordinal).ToArray();
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>{Summary(failed.Length, passed.Length)}</p>\n");
        if (failed.Length > 0)
        {
            html.Append("<ul class=\"findings\">\n");
            foreach (var check in failed)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"""<li class="{Class(check.Severity)}"><strong>{HtmlText.Escape(check.Severity)}</strong> """
                    + $"{HtmlText.Escape(check.Detail)} <code>{HtmlText.Escape(check.CheckId)}</code></li>\n");
            }

            html.Append("</ul>\n");
        }

        if (passed.Length > 0)
        {
            html.Append("<details><summary>Checks that passed</summary><ul class=\"passed\">\n");
            foreach (var check in passed)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<li>{HtmlText.Escape(check.Detail)} <code>{HtmlText.Escape(check.CheckId)}</code></li>\n");
            }

            html.Append("</ul></details>\n");
        }

        return new ReportPart("quality", "Can the figures be trusted?", html.ToString());
    }

    private static string Summary(int failed, int passed) => (failed, passed) switch
    {
        (0, 0) => "No checks were made.",
        (0, 1) => "The one check that was made passed.",
        (0, _) => $"All {passed} checks passed.",
        (1, _) => $"{passed} of {passed + 1} checks passed; one needs a look:",
        _ => $"{passed} of {passed + failed} checks passed; {failed} need a look:",
    };

    private static int Weight(string severity) => severity switch
    {
        "Error" => 3,
        "Warning" => 2,
        _ => 1,
    };

    private static string Class(string severity) => severity switch
    {
        "Error" => "error",
        "Warning" => "warning",
        _ => "notice",
    };
}
