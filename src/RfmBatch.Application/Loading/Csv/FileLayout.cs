using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>How a file is laid out: its delimiter, its columns, and where its rows begin.</summary>
/// <param name="Delimiter">Given or found.</param>
/// <param name="Columns">Header names; positions from 1 as texts where there is no header.</param>
/// <param name="HasHeader">Whether there is a header.</param>
internal sealed record FileLayout(Delimiter Delimiter, IReadOnlyList<string> Columns, bool HasHeader)
{
    private const int SampleRows = 1_000;

    /// <summary>The line of the first row.</summary>
    public long FirstRowLine { get; private init; } = 1;

    /// <summary>Whether rows have a delimiter more than the header, with nothing behind it.</summary>
    public bool RowsEndWithDelimiter { get; private init; }

    /// <summary>Delimiter, encoding, and what stands around the rows, for the user.</summary>
    public required string Description { get; init; }

    /// <summary>Reads the beginning of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="delimiter">The delimiter given, or null.</param>
    /// <param name="hasHeader">Whether there is a header.</param>
    /// <param name="skipLines">Lines above the header, or above the first row.</param>
    /// <param name="isHeader">Whether names are those of the header, so that lines above it can be told from it; or null.</param>
    /// <exception cref="RfmBatchException">There is no record, or the first one cannot be read.</exception>
    /// <exception cref="InvalidInputException">Two columns of the header have one name.</exception>
    public static FileLayout Read(
        SourceFile file,
        Delimiter? delimiter,
        bool hasHeader,
        int skipLines = 0,
        Func<IReadOnlyList<string>, bool>? isHeader = null)
    {
        var lineNumber = 0L;
        try
        {
            var frame = FileFrame.Find(Sample(file, skipLines), delimiter, hasHeader, isHeader);
            var (text, _) = file.Read();
            using (text)
            {
                var reader = new FieldReader(text, frame.Delimiter);
                reader.SkipLines(Math.Max(skipLines, frame.FirstLine - 1));
                if (!reader.Read())
                {
                    throw new RfmBatchException(
                        skipLines == 0
                            ? $"'{file.Name}' has no rows, only blank lines."
                            : $"'{file.Name}' has no rows below the {skipLines} lines that --skip-lines leaves out.",
                        "Export it again with a header and rows.");
                }

                lineNumber = reader.LineNumber;
                var notes = Notes(file, frame, skipLines);
                var names = Names(file, reader, hasHeader);
                var firstRow = hasHeader ? reader.NextLine : reader.LineNumber;
                var ends = hasHeader ? Ends(reader, frame.Delimiter, names, ref firstRow, notes) : RowEnds.AsHeader;
                return new FileLayout(frame.Delimiter, ends == RowEnds.Shorter ? names[..^1] : names, hasHeader)
                {
                    FirstRowLine = firstRow,
                    RowsEndWithDelimiter = ends == RowEnds.Longer,
                    Description = string.Join(", ", notes),
                };
            }
        }
        catch (Exception error) when (error is not RfmBatchException && file.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Whether a header has a column: exactly, or one alone but for case.</summary>
    public static bool Has(IReadOnlyList<string> names, string name) =>
        names.Contains(name, StringComparer.Ordinal)
        || names.Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) == 1;

    /// <summary>
    /// The index of a column by its name (exactly, else ignoring case) or position; −1 with an error where there is none.
    /// </summary>
    public int Find(string name, string option, List<string> errors)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index] == name)
            {
                return index;
            }
        }

        int[] alike = HasHeader
            ? [
                .. Enumerable.Range(0, Columns.Count)
                    .Where(index => string.Equals(Columns[index], name, StringComparison.OrdinalIgnoreCase))
            ]
            : [];
        if (alike.Length == 1)
        {
            return alike[0];
        }

        errors.Add(HasHeader
            ? $"{option} names the column '{name}', which the file does not have; its columns are "
                + $"{string.Join(", ", Columns.Take(50).Select(column => $"'{column}'"))}."
                + NearestName.Question(name, Columns)
            : $"{option} names the column '{name}'; without a header columns are positions from 1 to {Columns.Count}.");
        return -1;
    }

    private static List<string> Notes(SourceFile file, FileFrame frame, int skipLines)
    {
        List<string> notes =
        [
            $"delimiter {frame.Delimiter.Description}{(frame.IsInstructed ? " (its line sep=)" : "")}", $"encoding {file.EncodingName}",
        ];
        if (skipLines > 0)
        {
            notes.Add($"{skipLines} line{(skipLines == 1 ? "" : "s")} skipped");
        }

        if (frame.TitleLines > 0)
        {
            notes.Add($"header in line {frame.FirstLine} below {frame.TitleLines} title line{(frame.TitleLines == 1 ? "" : "s")}");
        }

        return notes;
    }

    private static List<SampleLine> Sample(SourceFile file, int skipLines)
    {
        var (text, _) = file.Read();
        using (text)
        {
            var framer = new RecordFramer(text, null);
            framer.SkipLines(skipLines);
            var lines = new List<SampleLine>();
            while (lines.Count < FileFrame.SampleLines && framer.Read())
            {
                lines.Add(new SampleLine(framer.LineNumber, framer.Record.ToString()));
            }

            return lines;
        }
    }

    // Looks at the first rows: at a line of dashes above them, and whether all of them have one empty field more, or less, than the header.
    private static RowEnds Ends(FieldReader reader, Delimiter delimiter, string[] names, ref long firstRow, List<string> notes)
    {
        var hasRow = reader.Read();
        if (hasRow && SqlOutput.IsDashes(reader.RawText(), delimiter))
        {
            notes.Add("line of dashes left out");
            firstRow = reader.NextLine;
            hasRow = reader.Read();
        }

        if (!hasRow || delimiter.ColumnStarts.Count > 0 || delimiter.IsBlankRuns)
        {
            return RowEnds.AsHeader;
        }

        var ends = reader.Count == names.Length + 1 ? RowEnds.Longer
            : reader.Count == names.Length - 1 && names[^1].Length == 0 ? RowEnds.Shorter : RowEnds.AsHeader;
        var cents = new DecimalCommas(names.Length);
        for (var row = 0; ends != RowEnds.AsHeader && hasRow && row < SampleRows; row++, hasRow = reader.Read())
        {
            if (reader.Count != names.Length + (ends == RowEnds.Longer ? 1 : -1)
                || (ends == RowEnds.Longer && !reader[names.Length].IsEmpty))
            {
                return RowEnds.AsHeader;
            }

            cents.Add(reader);
        }

        if (ends == RowEnds.AsHeader || (delimiter == Delimiter.Comma && ends == RowEnds.Longer && cents.AreLikely))
        {
            return RowEnds.AsHeader;
        }

        notes.Add(ends == RowEnds.Longer ? "rows end with a delimiter" : "header ends with a delimiter");
        return ends;
    }

    private static string[] Names(SourceFile file, FieldReader reader, bool hasHeader)
    {
        var what = hasHeader ? "header" : "first row";
        if (reader.Kind == RecordKind.TooLong)
        {
            throw new RfmBatchException(
                $"The {what} of '{file.Name}' is longer than {RecordFramer.MaxRecordChars:N0} characters.",
                "This is not a table of transactions; check the file and its line breaks.");
        }

        if (reader.Kind == RecordKind.BrokenQuote)
        {
            throw new RfmBatchException(
                $"The {what} of '{file.Name}' has a quote that is not closed, or text after a closing quote.",
                "Correct the quotes; a quote inside a quoted field is written twice.");
        }

        var names = new string[reader.Count];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = hasHeader ? reader[index].ToString() : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        string[] twice =
        [
            .. names
                .Where(name => name.Length > 0)
                .GroupBy(name => name, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key)
        ];
        return twice.Length == 0
            ? names
            : throw new InvalidInputException(
                [$"The header of '{file.Name}' has {string.Join(", ", twice.Take(10).Select(name => $"'{name}'"))} more than once."],
                "Give each column a name of its own.");
    }

    private enum RowEnds
    {
        AsHeader,
        Longer,
        Shorter,
    }
}
