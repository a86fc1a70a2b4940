using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>A file of transactions with everything known that its rows need: layout, columns, dates, culture.</summary>
internal sealed class TransactionFile : IDisposable
{
    private const int SampleRows = 5_000;

    // Day and month can be told apart by the 13th at the latest: exports in time order need more rows than a sample.
    private const int AmbiguousSampleRows = 200_000;

    private TransactionFile(
        SourceFile source,
        FileLayout layout,
        ColumnMap map,
        TransactionColumns columns,
        DateReader dates,
        CultureInfo? culture,
        TransactionFileRequest request,
        decimal rejectLimitShare)
    {
        Source = source;
        Layout = layout;
        Map = map;
        Columns = columns;
        Dates = dates;
        Culture = culture;
        ReturnPrefix = string.IsNullOrEmpty(request.ReturnPrefix) ? null : request.ReturnPrefix;
        DropDuplicates = request.DropDuplicates;
        RejectLimitShare = rejectLimitShare;
        Missing = MissingMarkers.Of(request.NoNull, request.Nulls, []);
        AcceptedShapes = new AcceptedShapes(request.AcceptedShapes);
    }

    public SourceFile Source { get; }

    public FileLayout Layout { get; }

    public ColumnMap Map { get; }

    public TransactionColumns Columns { get; }

    public DateReader Dates { get; }

    public CultureInfo? Culture { get; }

    public string? ReturnPrefix { get; }

    public bool DropDuplicates { get; }

    public decimal RejectLimitShare { get; }

    public MissingMarkers Missing { get; }

    public AcceptedShapes AcceptedShapes { get; }

    /// <summary>Placeholders that lie near other days of the file, once these are known.</summary>
    public HashSet<int> AcceptedPlaceholders { get; } = [];

    /// <summary>How the file is read, for the user.</summary>
    public string Format =>
        $"delimiter {(Layout.Delimiter.Name is "," or ";" ? $"'{Layout.Delimiter.Name}'" : Layout.Delimiter.Name)}, "
        + $"encoding {Source.Encoding?.WebName ?? "utf-8"}, dates "
        + $"{Dates.Description}{(Culture is null ? "" : $", culture {Culture.Name}")}";

    /// <summary>Validates a request and looks at the beginning of its file.</summary>
    /// <exception cref="InvalidInputException">Options, names of columns or the header cannot be used; all errors at once.</exception>
    /// <exception cref="RfmBatchException">The file cannot be read, or has no rows, or its dates cannot be understood.</exception>
    /// <param name="request">The options as texts.</param>
    /// <param name="opened">The file where it is open already; else it is opened.</param>
    public static TransactionFile Open(TransactionFileRequest request, SourceFile? opened = null)
    {
        var errors = new List<string>();
        var delimiter = Delimiter.Parse(request.Delimiter, errors);
        var culture = FormatOptions.ParseCulture(request.Culture, errors);
        var encoding = FormatOptions.ParseEncoding(request.Encoding, errors);
        FormatOptions.CheckDateFormat(request.DateFormat, errors);
        var limit = RejectLimit.Parse(request.RejectLimit, errors);
        var missing = MissingMarkers.Of(request.NoNull, request.Nulls, errors);
        ColumnMap? map = null;
        if (request.Map is not null)
        {
            map = ColumnMap.Parse(request.Map, onlyCustomer: false, errors);
        }
        else if (request.NoHeader)
        {
            errors.Add("--no-header needs --map with positions, for example --map customer=1,date=3,amount=5.");
        }

        ThrowIfAny(errors);
        var source = opened ?? SourceFile.Open(request.Path, encoding);
        try
        {
            var layout = FileLayout.Read(source, delimiter, hasHeader: !request.NoHeader);
            map ??= HeaderGuess.Guess(layout.Columns, errors);
            ThrowIfAny(errors);
            var columns = TransactionColumns.Find(map, request.Attributes, layout, errors);
            ThrowIfAny(errors);
            var dates = request.DateFormat is { } format
                ? DateReader.FromFormat(format, culture)
                : GuessDates(source, layout, columns.Date, culture, missing);
            return new TransactionFile(source, layout, map, columns, dates, culture, request, limit);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    private static void ThrowIfAny(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, "Correct the options; `rfmbatch load transactions --help` explains them.");
        }
    }

    private static DateReader GuessDates(SourceFile source, FileLayout layout, int column, CultureInfo? culture, MissingMarkers missing)
    {
        var (lineNumber, rows, dates) = (0L, 0L, 0L);
        var guess = new DateOrderGuess(culture);
        try
        {
            var (text, _) = source.Read();
            using (text)
            {
                var reader = new FieldReader(text, layout.Delimiter);
                reader.Expect(layout.Columns.Count);
                var isHeader = layout.HasHeader;
                while ((rows < SampleRows || (rows < AmbiguousSampleRows && guess.IsAmbiguous)) && reader.Read())
                {
                    lineNumber = reader.LineNumber;
                    if (isHeader)
                    {
                        isHeader = false;
                        continue;
                    }

                    rows++;
                    if (reader.Count == layout.Columns.Count && !reader[column].IsEmpty
                        && !missing.IsMissing(reader[column]) && !PlaceholderDates.IsZero(reader[column]))
                    {
                        dates++;
                        guess.Add(reader[column]);
                    }
                }
            }
        }
        catch (Exception error) when (source.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }

        if (rows == 0)
        {
            throw new RfmBatchException(
                $"'{source.Name}' has a header but no rows.",
                "Export it again with its rows; where the first line is data, say --no-header.");
        }

        if (dates == 0)
        {
            throw new RfmBatchException(
                $"No row at the beginning of '{source.Name}' has as many columns as its header ({layout.Columns.Count}) and a date in "
                + $"'{layout.Columns[column]}'.",
                "Look at the rows; if their columns are separated by something else, say --delimiter.");
        }

        return guess.Decide(layout.Columns[column], out var problem) is { } order
            ? DateReader.FromOrder(order, culture)
            : throw new RfmBatchException(problem!, "Nothing was loaded; add the option and load again.");
    }
}
