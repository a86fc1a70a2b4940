using System.Text;

namespace RfmBatch.Storage.Specification.Examples;

/// <summary>The document <c>db/EXAMPLES.md</c>: questions, T-SQL to paste, answers on the demo's data.</summary>
internal static class ExampleDocument
{
    /// <summary>Environment variable that lets the tests write the document instead of comparing it.</summary>
    public const string Switch = "RFMBATCH_WRITE_EXAMPLES";

    private const string Introduction = """
        # Twenty questions

        T-SQL to paste, for a member of `rfm_reader`, each with its answer on the data of `rfmbatch demo` (3,000 made customers, runs as of
        2025-10-01 and 2026-01-01).
        The files are in `db/SqlServer/Examples`; in a SQLite store `bi.Run` is called `bi_Run`, and the same questions are in
        `db/Sqlite/Examples`.
        What every view and column means: [`db/dictionary.csv`](dictionary.csv), or `SELECT ObjectName, ColumnName, Unit, Description FROM
        bi.Dictionary;`.

        Three habits: take one program, one run (`IsLatest = 1`, or `bi.CustomerRfmLatest`, which has done it already) and, of
        `bi.SegmentMigration`, one `Comparison`; divide sums instead of averaging
        averages; and leave rows without a score (`RfmCode IS NULL`) out on purpose, not by accident.


        """;

    public static string Path => System.IO.Path.Combine(ExampleQuery.Database, "EXAMPLES.md");

    /// <summary>The whole document.</summary>
    public static string Render(IEnumerable<(ExampleQuery Query, IReadOnlyList<string> Answer)> sections)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        var list = sections.ToList();
        foreach (var (query, _) in list)
        {
            text.Append(FormattableString.Invariant($"{Number(query)}. [{query.Question}](#{Anchor(query)})\n"));
        }

        foreach (var (query, answer) in list)
        {
            text.Append(Section(query, answer));
        }

        return text.ToString();
    }

    /// <summary>The part of the document about one question.</summary>
    public static string Section(ExampleQuery query, IReadOnlyList<string> answer)
    {
        var note = query.Note is null ? "" : $"{query.Note}\n\n";
        return $"\n## {Number(query)}. {query.Question}\n\n{note}```sql\n{query.Text}\n```\n\n{string.Join('\n', answer)}\n";
    }

    private static int Number(ExampleQuery query) => int.Parse(query.File[..2], System.Globalization.CultureInfo.InvariantCulture);

    // As GitHub makes it: lower case, blanks to hyphens, everything else but letters, digits and hyphens dropped.
    private static string Anchor(ExampleQuery query) => string.Concat($"{Number(query)}. {query.Question}".ToLowerInvariant()
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-').Select(letter => letter == ' ' ? '-' : letter));
}
