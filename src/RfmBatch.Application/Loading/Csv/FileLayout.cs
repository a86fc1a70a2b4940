using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>How a file is laid out: its delimiter and its columns.</summary>
/// <param name="Delimiter">Given or guessed.</param>
/// <param name="Columns">Header names; positions from 1 as texts where there is no header.</param>
/// <param name="HasHeader">Whether the first record is the header.</param>
internal sealed record FileLayout(Delimiter Delimiter, IReadOnlyList<string> Columns, bool HasHeader)
{
    private const int GuessLines = 50;

    /// <summary>Reads the beginning of a file.</summary>
    /// <exception cref="RfmBatchException">There is no record, or the first one cannot be read.</exception>
    /// <exception cref="InvalidInputException">Two columns of the header have one name.</exception>
    public static FileLayout Read(SourceFile file, Delimiter? delimiter, bool hasHeader)
    {
        var lineNumber = 0L;
        try
        {
            delimiter ??= GuessDelimiter(file);
            var (text, _) = file.Read();
            using (text)
            {
                var reader = new FieldReader(text, delimiter);
                if (!reader.Read())
                {
                    throw new RfmBatchException($"'{file.Name}' has no rows, only blank lines.", "Export it again with a header and rows.");
                }

                lineNumber = reader.LineNumber;
                return new FileLayout(delimiter, Names(file, reader, hasHeader), hasHeader);
            }
        }
        catch (Exception error) when (error is not RfmBatchException && file.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }
    }

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

    private static Delimiter GuessDelimiter(SourceFile file)
    {
        var (text, _) = file.Read();
        using (text)
        {
            var framer = new RecordFramer(text, null);
            var lines = new List<string>();
            while (lines.Count < GuessLines && framer.Read())
            {
                lines.Add(framer.Record.ToString());
            }

            return lines.Count == 0 ? Delimiter.Comma : Delimiter.Guess(lines);
        }
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
}
