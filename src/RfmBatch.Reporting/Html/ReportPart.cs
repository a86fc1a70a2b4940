namespace RfmBatch.Reporting.Html;

/// <summary>A section of the page, as its table of contents names it.</summary>
/// <param name="Id">Id of its heading.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">Markup below the heading.</param>
internal sealed record ReportPart(string Id, string Title, string Body)
{
    /// <summary>What stands for a section without data: why, and what would fill it.</summary>
    public static ReportPart Absent(string id, string title, string reason) =>
        new(id, title, $"<p class=\"absent\">{HtmlText.Escape(reason)}</p>\n");

    /// <summary>The markup of the section.</summary>
    public override string ToString() =>
        $"<section aria-labelledby=\"{Id}\"><h2 id=\"{Id}\">{HtmlText.Escape(Title)}</h2>\n{Body}</section>\n";
}
