using System.Text;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Db.Tests.Catalogue;

/// <summary>
/// The document <c>db/CATALOGUE.md</c>: every view and column of <c>bi</c>, from the dictionary, the catalogue of views and the view files.
/// </summary>
internal static class CatalogueDocument
{
    private const string Introduction = """
        # Catalogue

        Every view of schema `bi` with its columns, in the order of the contract. Columns are only ever added at the end of a view. In a
        SQLite store `bi.Run` is called `bi_Run` and has the same columns.
        This page is generated from [`dictionary.csv`](dictionary.csv) and the view files ([how](README.md#adding-a-bi-column)); in
        the database `bi.Dictionary` says the same.

        The columns named as key are unique together. Types are SQL Server's. Key 0 is "unknown or not computed", −1 in a migration "not in
        that run".


        """;

    /// <summary>Headings, each with the view it comes before; views in between belong to it.</summary>
    private static readonly IReadOnlyList<(string FirstView, string Heading)> Headings =
    [
        ("Program", "Dimensions"),
        ("Sale", "Sales, scores and segments"),
        ("ClusterSummary", "Clusters and profiles"),
        ("ModelParameter", "Predictions"),
        ("CustomerSegmentHistory", "History, cohorts and months"),
        ("SegmentValue", "Worth and campaign plans"),
        ("QualityCheck", "Checks, loads and dictionary"),
    ];

    /// <summary>The views under their headings, in the order of the contract.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<BiView> Views)> Groups { get; } = [.. Headings.Select((heading, index) => (
        heading.Heading,
        (IReadOnlyList<BiView>)[.. BiCatalogue.Views
            .SkipWhile(view => view.Name != heading.FirstView)
            .TakeWhile(view => index + 1 == Headings.Count || view.Name != Headings[index + 1].FirstView)]))];

    /// <summary>The whole document.</summary>
    public static string Render()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (heading, views) in Groups)
        {
            text
                .Append("- ")
                .Append(heading)
                .Append(": ")
                .AppendJoin(" · ", views.Select(view => $"[{view.Name}](#{Anchor(view.Name)})"))
                .Append('\n');
        }

        foreach (var (heading, views) in Groups)
        {
            text.Append("\n## ").Append(heading).Append('\n');
            foreach (var view in views)
            {
                Append(text, view);
            }
        }

        return text.ToString();
    }

    /// <summary>A text as cell of a table: one line, and nothing in it that Markdown takes for its own but code in backticks.</summary>
    public static string Cell(string text) => text.ReplaceLineEndings(" ")
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    // As GitHub makes it of the heading "bi.Name".
    private static string Anchor(string view) => "bi" + view.ToLowerInvariant();

    private static void Append(StringBuilder text, BiView view)
    {
        var described = DictionaryFile.Of(view.Name);
        text.Append("\n### bi.").Append(view.Name).Append("\n\n")
            .Append(Cell(described[0].Description)).Append(' ').Append(Cell(described[0].Unit)).Append(".\n\n")
            .Append("Key: ").AppendJoin(", ", view.OrderBy.Select(key => $"`{key}`"))
            .Append(" · [SQL Server](SqlServer/Views/").Append(view.Name).Append(".sql) · [SQLite](Sqlite/Views/").Append(view.Name)
                .Append(".sql)\n\n")
            .Append("| column | type | unit | meaning |\n|---|---|---|---|\n");
        foreach (var ((column, type), entry) in ViewTypes.Of(view.Name).Zip(described.Skip(1)))
        {
            text
                .Append("| `")
                .Append(column)
                .Append("` | ")
                .Append(type)
                .Append(" | ")
                .Append(Cell(entry.Unit))
                .Append(" | ")
                .Append(Cell(entry.Description))
                .Append(" |\n");
        }
    }
}
