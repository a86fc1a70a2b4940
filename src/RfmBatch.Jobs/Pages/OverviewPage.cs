using System.Globalization;
using System.Text;
using RfmBatch.Jobs.Html;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Jobs.Pages;

/// <summary>The page at <c>/</c>: every program and load definition at a glance.</summary>
internal static class OverviewPage
{
    private const int RefreshSeconds = 60;

    // Apart from the page, whose lines are those of the text below.
    private const string Schedules =
        "<p>Schedules live in the store: <code>rfmbatch programs set NAME --schedule '0 3 * * *'</code> and "
        + "<code>rfmbatch loads set NAME --schedule …</code> change them. A recurring job\n"
        + "deleted in the dashboard returns within a minute; to stop one, use <code>rfmbatch programs set NAME --enabled off</code>. "
        + "A run that came due while no server ran is made once.</p>";

    /// <summary>Renders the page.</summary>
    /// <param name="overview">What to show; every text is escaped.</param>
    /// <param name="signOut">The form that signs out, or empty.</param>
    public static string Render(Overview overview, string signOut) => Page.Document("RfmBatch", $"""
        <div class="page">
        <header class="top">
        <div><h1>RfmBatch</h1><p>{Page.Escape(overview.StoreName)} · {Data(overview)} · {Minute(overview.ReadAt)} UTC</p></div>
        <nav><a class="button" href="/hangfire">Jobs</a>{signOut}</nav>
        </header>
        <main>
        <h2>Programs</h2>
        <div class="cards">{string.Concat(overview.Programs.Select(program => ProgramCard.Render(program, overview.ReadAt)))}</div>
        <h2>Loads</h2>
        {ProgramCard.Night(overview.InterruptedLoads)}
        {Loads(overview)}
        </main>
        <footer>
        {Schedules}
        </footer>
        </div>
        """, RefreshSeconds);

    private static string Minute(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Data(Overview overview) => overview.LastOrderDate is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"transactions to {last:yyyy-MM-dd}")
        : "no transactions yet";

    private static string Loads(Overview overview)
    {
        if (overview.Loads.Count == 0)
        {
            return """<p class="absent">No load is defined; <code>rfmbatch loads add NAME --folder DIR --schedule '*/5 * * * *'</code> """
                + "makes one.</p>";
        }

        var html = new StringBuilder("""<ul class="loads">""");
        foreach (var (definition, next, night) in overview.Loads)
        {
            var source = definition.SourceKind == LoadSourceKind.Folder
                ? $"{definition.SourceText} · {definition.FilePattern}"
                : definition.SourceText;
            var due = next is { } instant ? Times.Until(instant, overview.ReadAt) : definition.IsEnabled ? "by hand only" : "off";
            html.Append(
                CultureInfo.InvariantCulture,
                $"""<li><b>{Page.Escape(definition.LoadName)}</b><span class="source">{Page.Escape(source)}</span>"""
                + $"<span>{due}</span>{ProgramCard.Night(night)}</li>");
        }

        return html.Append("</ul>").ToString();
    }
}
