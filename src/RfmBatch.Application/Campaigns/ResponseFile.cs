using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Campaigns;

/// <summary>What came back, by customer: several rows of one are added up.</summary>
/// <param name="Responses">Whether the customer ordered, and for how much in ten-thousandths.</param>
/// <param name="HasAmounts">Whether the file has amounts.</param>
/// <param name="RowCount">Rows read.</param>
internal sealed record ResponseFile(
    IReadOnlyDictionary<string, (bool HasResponded, long OrderAmount)> Responses, bool HasAmounts, int RowCount)
{
    private const int MostErrors = 5;
    private static readonly string[] Yes = ["yes", "y", "true", "t", "1", "x"];
    private static readonly string[] No = ["no", "n", "false", "f", "0", ""];

    /// <summary>
    /// Reads a file. A customer with an amount above 0, or with yes, has ordered; without either column everyone in the file has.
    /// </summary>
    /// <param name="request">The file.</param>
    /// <param name="form">The form in which the store keeps ids.</param>
    /// <exception cref="InvalidInputException">Options or columns cannot be used, or rows cannot be read: all errors at once, of rows the
    /// first few.</exception>
    /// <exception cref="RfmBatchException">The file cannot be read.</exception>
    public static ResponseFile Read(ResponseFileRequest request, CustomerForm form)
    {
        var errors = new List<string>();
        var delimiter = Delimiter.Parse(request.Delimiter, errors);
        var encoding = FormatOptions.ParseEncoding(request.Encoding, errors);
        var culture = FormatOptions.ParseCulture(request.Culture, errors);
        Refuse(errors);
        using var source = SourceFile.Open(request.Path, encoding);
        var layout = FileLayout.Read(source, delimiter, hasHeader: true);
        var columns = ResponseColumns.Find(request.Map, layout, errors);
        Refuse(errors);
        var rows = new Rows(columns, form, new NumberReader(NumberReader.SignOf(culture)), culture is not null, errors);
        var lineNumber = 0L;
        try
        {
            var (text, _) = source.Read();
            using (text)
            {
                var reader = new FieldReader(text, layout);
                while (errors.Count < MostErrors && reader.Read())
                {
                    lineNumber = reader.LineNumber;
                    rows.Add(reader, layout.Columns.Count);
                }
            }
        }
        catch (Exception error) when (error is not RfmBatchException && source.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }

        Refuse(errors);
        return new ResponseFile(rows.Responses, columns.Amount >= 0, rows.Count);
    }

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidInputException(
                errors, "Correct the file or the options; `rfmbatch plan results --help` explains them. No results were stored.");
        }
    }

    /// <summary>Takes rows and notes what is wrong with them.</summary>
    private sealed class Rows(
        ResponseColumns columns, CustomerForm form, NumberReader numbers, bool isSignGiven, List<string> errors)
    {
        public Dictionary<string, (bool HasResponded, long OrderAmount)> Responses { get; } = new(StringComparer.Ordinal);

        public int Count { get; private set; }

        public void Add(FieldReader reader, int columnCount)
        {
            Count++;
            if (reader.Kind is RecordKind.TooLong or RecordKind.BrokenQuote || reader.Count != columnCount)
            {
                errors.Add($"Line {reader.LineNumber} does not have the {columnCount} columns of the header.");
            }
            else if (reader[columns.Customer].IsEmpty)
            {
                errors.Add($"Line {reader.LineNumber} has no customer.");
            }
            else if (ReadAmount(reader) is { } amount && ReadFlag(reader) is { } flag)
            {
                var id = form.Of(reader[columns.Customer].ToString());
                var (had, sum) = Responses.GetValueOrDefault(id);
                var isOrder = columns.Responded >= 0 ? flag : columns.Amount < 0 || amount > 0;
                Responses[id] = (had || isOrder, sum + amount);
            }
        }

        private long? ReadAmount(FieldReader reader)
        {
            if (columns.Amount < 0 || reader[columns.Amount].IsEmpty)
            {
                return 0;
            }

            // Without a culture a comma may be either: 1,234.
            if ((isSignGiven || !reader[columns.Amount].Contains(',')) && numbers.TryRead(reader[columns.Amount], out var value)
                && NumberReader.TryToAmount(value, out var amount))
            {
                return amount;
            }

            errors.Add(
                $"Line {reader.LineNumber} has an amount that is no number; decimals are written with a point unless --culture says "
                + $"otherwise.");
            return null;
        }

        private bool? ReadFlag(FieldReader reader)
        {
            if (columns.Responded < 0)
            {
                return false;
            }

            var text = reader[columns.Responded].ToString();
            if (Yes.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }

            if (No.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }

            errors.Add($"Line {reader.LineNumber} says neither yes nor no; allowed are yes, no, true, false, 1 and 0.");
            return null;
        }
    }
}

/// <summary>A file of responses to a plan.</summary>
/// <param name="Path">The file; may be compressed (.gz).</param>
/// <param name="Map">Which column is what, <c>customer=COL,amount=COL</c> or <c>customer=COL,responded=COL</c>; null to guess from the
/// header.</param>
/// <param name="Delimiter"><c>auto</c> or as for loading.</param>
/// <param name="Encoding">A name, or null for UTF-8.</param>
/// <param name="Culture">How amounts are written, or null for a decimal point.</param>
public sealed record ResponseFileRequest(
    string Path, string? Map = null, string Delimiter = "auto", string? Encoding = null, string? Culture = null);
