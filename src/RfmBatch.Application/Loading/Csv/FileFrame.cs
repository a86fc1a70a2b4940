namespace RfmBatch.Application.Loading.Csv;

/// <summary>Where a table begins in its file, found in the file's first lines.</summary>
/// <param name="Delimiter">Given, instructed by a <c>sep=</c> line, shown by dashes, or guessed.</param>
/// <param name="FirstLine">The line of the header, or of the first row.</param>
internal sealed record FileFrame(Delimiter Delimiter, long FirstLine)
{
    /// <summary>Lines that are looked at.</summary>
    public const int SampleLines = 80;

    private const int GuessLines = 50;
    private const int MostTitles = 30;

    // Titles are short; a file with longer lines has none worth the search.
    private const int MaxTitleChars = 4_096;

    /// <summary>Lines above the header that are no part of the table, not counting an instruction.</summary>
    public int TitleLines { get; private init; }

    /// <summary>Whether the delimiter is that of a <c>sep=</c> line.</summary>
    public bool IsInstructed { get; private init; }

    /// <summary>Finds it.</summary>
    /// <param name="lines">The first lines that are not blank, with their numbers.</param>
    /// <param name="delimiter">The delimiter given, or null.</param>
    /// <param name="hasHeader">Whether there is a header: without one only an instruction can stand above the rows.</param>
    /// <param name="isHeader">Whether names are those of the header; null where that cannot be told: no title is looked for.</param>
    public static FileFrame Find(
        IReadOnlyList<SampleLine> lines, Delimiter? delimiter, bool hasHeader, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        if (lines.Count > 0 && Instruction(lines[0].Text) is { } instructed)
        {
            return FindBelow([.. lines.Skip(1)], delimiter ?? instructed, hasHeader, isHeader) with { IsInstructed = delimiter is null };
        }

        return FindBelow(lines, delimiter, hasHeader, isHeader);
    }

    private static FileFrame FindBelow(
        IReadOnlyList<SampleLine> lines, Delimiter? delimiter, bool hasHeader, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        if (lines.Count == 0)
        {
            return new FileFrame(delimiter ?? Delimiter.Comma, 1);
        }

        if (hasHeader && delimiter is null or { IsBlankRuns: true } && Columns(lines, isHeader) is var (header, starts))
        {
            return new FileFrame(Delimiter.OfColumns(starts), lines[header].LineNumber) { TitleLines = header };
        }

        var searched = !hasHeader || isHeader is null || lines.Any(line => line.Text.Length > MaxTitleChars)
            ? 0
            : Math.Min(lines.Count, MostTitles);
        for (var index = 0; index < searched; index++)
        {
            var separator = delimiter ?? Guess(lines, index);
            var names = Fields(lines[index].Text, separator);
            if (isHeader!(names) && AreTitles(lines.Take(index), separator, names.Count(name => name.Length > 0)))
            {
                return new FileFrame(separator, lines[index].LineNumber) { TitleLines = index };
            }
        }

        return new FileFrame(delimiter ?? Guess(lines, 0), lines[0].LineNumber);
    }

    private static Delimiter Guess(IReadOnlyList<SampleLine> lines, int from) =>
        Delimiter.Guess([.. lines.Skip(from).Take(GuessLines).Select(line => line.Text)]);

    // A title has fewer fields than the header, not counting those that a spreadsheet pads it with.
    private static bool AreTitles(IEnumerable<SampleLine> lines, Delimiter delimiter, int headerFields) =>
        lines.All(line => Fields(line.Text, delimiter).Count(field => field.Length > 0) < headerFields);

    // A line of dashes between blanks, with the header above it and rows below it that keep to the places of the dashes: some tools do
    // not pad values, and then runs of blanks separate.
    private static (int Header, int[] Starts)? Columns(IReadOnlyList<SampleLine> lines, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        for (var index = 1; index < Math.Min(lines.Count, MostTitles); index++)
        {
            if (SqlOutput.ColumnStarts(lines[index].Text) is { } starts
                && (index == 1 || isHeader?.Invoke(Fields(lines[index - 1].Text, Delimiter.OfColumns(starts))) == true)
                && KeepTo(Delimiter.OfColumns(starts), lines.Skip(index + 1)))
            {
                return (index - 1, starts);
            }
        }

        return null;
    }

    private static bool KeepTo(Delimiter columns, IEnumerable<SampleLine> lines)
    {
        int[] fields = [.. lines.Where(line => !SqlOutput.IsRowCount(line.Text, out _)).Select(line => Fields(line.Text, columns).Length)];
        return fields.Count(count => count > 0) * 2 >= fields.Length;
    }

    private static string[] Fields(string line, Delimiter delimiter)
    {
        var reader = new FieldReader(new StringReader(line), delimiter);
        return reader.Read() ? [.. Enumerable.Range(0, reader.Count).Select(index => reader[index].ToString())] : [];
    }

    // "sep=;", which spreadsheets obey and do not show.
    private static Delimiter? Instruction(string line)
    {
        var text = line.TrimStart().TrimEnd(' ', '\r').Trim('"');
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return text[4..] switch
        {
            "\\t" => Delimiter.Tab,
            "" when line.TrimEnd('\r', '"').EndsWith("= ", StringComparison.Ordinal) => Delimiter.Space,
            [var character] when !char.IsLetterOrDigit(character) && character != '"' => Delimiter.Of(character),
            _ => null,
        };
    }
}

/// <summary>A line from the beginning of a file.</summary>
internal readonly record struct SampleLine(long LineNumber, string Text);
