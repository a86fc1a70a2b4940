namespace RfmBatch.Db.Tests.Catalogue;

/// <summary>
/// The text of <c>CustomerRfmLatest</c> with the columns of <c>CustomerRfm</c>: where both have a column both say the same about it, and
/// one that only <c>CustomerRfm</c> has comes at the end. What is joined, and the names that only the latest view has, are written by hand.
/// </summary>
internal static class LatestView
{
    private const string Before = "SELECT\n";
    private const string After = "\nFROM ";

    public static string Render(string engine)
    {
        var all = Columns(Read(engine, "CustomerRfm"));
        var text = Read(engine, "CustomerRfmLatest");
        var latest = Columns(text);
        var shared = all.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var names = latest.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var columns = latest
            .Select(column => shared.TryGetValue(column.Name, out var same) ? column with { Expression = same.Expression } : column)
            .Concat(all.Where(column => !names.Contains(column.Name)));
        var (from, to) = List(text);
        return $"{text[..from]}{string.Join(",\n", columns.Select(column => column.Comment + column.Expression))}{text[to..]}";
    }

    private static string Read(string engine, string view) => SqlFiles.Read($"{engine}/Views/{view}.sql").ReplaceLineEndings("\n");

    private static (int From, int To) List(string text)
    {
        var from = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return (from, text.IndexOf(After, from, StringComparison.Ordinal));
    }

    private static List<ViewColumn> Columns(string text)
    {
        var (from, to) = List(text);
        var columns = new List<ViewColumn>();
        var depth = 0;
        var start = from;
        for (var i = from; i <= to; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (i == to || (text[i] == ',' && depth == 0))
            {
                columns.Add(Column(text[start..i].TrimStart('\n')));
                start = i + 1;
            }
        }

        return columns;
    }

    // Comments stand before the column, a line each.
    private static ViewColumn Column(string text)
    {
        var lines = text.Split('\n');
        var comments = lines.TakeWhile(line => line.TrimStart().StartsWith("--", StringComparison.Ordinal)).Count();
        return new ViewColumn(
            text[(text.LastIndexOf(' ') + 1)..],
            string.Concat(lines.Take(comments).Select(line => line + "\n")),
            string.Join('\n', lines.Skip(comments)));
    }

    private sealed record ViewColumn(string Name, string Comment, string Expression);
}
