using System.Globalization;
using System.Text;

namespace RfmBatch.Reporting.Html;

/// <summary>A table with headers on both sides; wider than its place it scrolls, by keyboard too.</summary>
internal sealed class DataTable
{
    private readonly StringBuilder _rows = new();
    private readonly string _head;
    private readonly string _cssClass;
    private string _foot = string.Empty;

    /// <summary>Begins a table; the first title is that of the row headers. Titles are escaped here.</summary>
    public DataTable(string cssClass, params IReadOnlyList<string> titles)
    {
        _cssClass = cssClass;
        _head = string.Concat(titles.Select(title => $"""<th scope="col">{HtmlText.Escape(title)}</th>"""));
    }

    /// <summary>Rows so far.</summary>
    public int RowCount { get; private set; }

    /// <summary>Adds a row; its header is markup, so that it may hold a colour or a link.</summary>
    public void Row(string headerHtml, params IReadOnlyList<Cell> cells) => Row(headerHtml, string.Empty, cells);

    /// <summary>Adds a row with attributes of its own.</summary>
    public void Row(string headerHtml, string attributes, IReadOnlyList<Cell> cells)
    {
        RowCount++;
        _rows.Append(Line(headerHtml, attributes, cells)).Append('\n');
    }

    /// <summary>Sets the row of totals.</summary>
    public void Foot(string headerHtml, params IReadOnlyList<Cell> cells) =>
        _foot = $"<tfoot>{Line(headerHtml, string.Empty, cells)}</tfoot>";

    /// <summary>The table in a region that is named by an element of the page.</summary>
    public string Html(string labelId) =>
        $"""<div class="scroll" role="region" aria-labelledby="{labelId}" tabindex="0"><table """
        + $"class=\"{_cssClass}\">\n<thead><tr>{_head}</tr></thead>\n<tbody>\n{_rows}</tbody>{_foot}</table></div>\n";

    /// <summary>The table folded away beside its chart.</summary>
    public string Details(string id, string summary) =>
        $"<details><summary id=\"{id}\">{HtmlText.Escape(summary)}</summary>{Html(id)}</details>\n";

    private static string Line(string headerHtml, string attributes, IReadOnlyList<Cell> cells)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"""<tr{attributes}><th scope="row">{headerHtml}</th>""");
        foreach (var cell in cells)
        {
            line.Append("<td>").Append(cell.ToString()).Append("</td>");
        }

        return line.Append("</tr>").ToString();
    }
}
