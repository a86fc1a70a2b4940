using System.Xml.Linq;

namespace RfmBatch.Reporting.Tests;

/// <summary>A table of a page: every cell as it is read, and in brackets the exact figure that is beside it for machines.</summary>
internal sealed class PageTable
{
    private PageTable(XElement table)
    {
        Titles = [.. table.Element("thead")!.Descendants("th").Select(title => title.Value)];
        Rows = [.. table.Element("tbody")!.Elements("tr").Select(Line)];
        Foot = table.Element("tfoot") is { } foot ? Line(foot.Element("tr")!) : null;
    }

    /// <summary>Titles of the columns, that of the row headers first.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Rows as <c>header | shown [exact] | …</c>, with plain spaces.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The row of totals.</summary>
    public string? Foot { get; }

    /// <summary>The table that an element of the page names, or null.</summary>
    public static PageTable? Find(XElement page, string labelId) => page.Descendants("div")
        .Where(region => region.Attribute("role")?.Value == "region" && region.Attribute("aria-labelledby")?.Value == labelId)
        .Select(region => new PageTable(region.Element("table")!))
        .SingleOrDefault();

    /// <summary>The body of a page. The markup is written so that an XML parser reads it.</summary>
    public static XElement Body(string html)
    {
        var from = html.IndexOf("<body>", StringComparison.Ordinal);
        return XElement.Parse(html[from..(html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)]);
    }

    /// <summary>A cell or any other element: its text, and the exact figure in it.</summary>
    public static string Cell(XElement element) =>
        Spaced(element.Value)
            + (element.Descendants("data").SingleOrDefault() is { } data ? $" [{data.Attribute("value")!.Value}]" : string.Empty);

    /// <summary>Text with every kind of space as a plain one.</summary>
    public static string Spaced(string text) =>
        string.Concat(text.Select(character => char.IsWhiteSpace(character) ? ' ' : character)).Trim();

    private static string Line(XElement row) => string.Join(" | ", row.Elements().Select(Cell));
}
