using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>A file of transactions with everything known that its rows need: layout, columns, dates, culture.</summary>
internal sealed class TransactionFile : IDisposable
{
    private readonly string? _dateFormat;

    private TransactionFile(
        SourceFile source,
        FileLayout layout,
        ColumnMap map,
        TransactionColumns columns,
        (DateReader Dates, NumberEvidence Numbers) formats,
        CultureInfo? culture,
        TransactionFileRequest request,
        decimal rejectLimitShare)
    {
        Source = source;
        Layout = layout;
        Map = map;
        Columns = columns;
        (Dates, Numbers) = formats;
        Culture = culture;
        ReturnPrefix = string.IsNullOrEmpty(request.ReturnPrefix) ? null : request.ReturnPrefix;
        DropDuplicates = request.DropDuplicates;
        RejectLimitShare = rejectLimitShare;
        _dateFormat = request.DateFormat;
        AcceptedShapes = new AcceptedShapes(request.AcceptedShapes);
    }

    public SourceFile Source { get; }

    public FileLayout Layout { get; }

    public ColumnMap Map { get; }

    public TransactionColumns Columns { get; }

    public DateReader Dates { get; private set; }

    /// <summary>What the numbers tell about how they are written.</summary>
    public NumberEvidence Numbers { get; private set; }

    /// <summary>The currency of the file.</summary>
    public CurrencyEvidence Currencies { get; } = new();

    public CultureInfo? Culture { get; }

    public string? ReturnPrefix { get; }

    public bool DropDuplicates { get; }

    public decimal RejectLimitShare { get; }

    public required long MaxRows { get; init; }

    public required MissingMarkers Missing { get; init; }

    public required EarlierRows EarlierRows { get; init; }

    public required RowFilter Filter { get; init; }

    public required OrderScope OrderScope { get; init; }

    /// <summary>What was asked for; null for the store's.</summary>
    public required CustomerForm? AskedForm { get; init; }

    /// <summary>The form in which customer ids are kept, once the store has been asked.</summary>
    public CustomerForm CustomerForm { get; set; } = CustomerForm.Exact;

    public AcceptedShapes AcceptedShapes { get; }

    /// <summary>Placeholders that lie near other days of the file, once these are known.</summary>
    public HashSet<int> AcceptedPlaceholders { get; } = [];

    /// <summary>How the file is read, for the user.</summary>
    public string Format =>
        $"{Layout.Description}, dates {Dates.Description}{(Culture is null ? "" : $", culture {Culture.Name}")}{Numbers.Description}"
        + (Currencies.Name is { } currency ? $", currency {currency}" : "");

    /// <summary>Validates a request and looks at the beginning of its file.</summary>
    /// <exception cref="InvalidInputException">
    /// Options, names of columns or the header cannot be used, or dates or numbers have several readings; all errors at once.
    /// </exception>
    /// <exception cref="RfmBatchException">The file cannot be read, or has no rows.</exception>
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
        var skipLines = FormatOptions.ParseSkipLines(request.SkipLines, errors);
        var maxRows = FormatOptions.ParseMaxRows(request.MaxRows, errors);
        var missing = MissingMarkers.Of(request.NoNull, request.Nulls, errors);
        var earlierRows = EarlierRows.Parse(request, errors);
        var conditions = RowCondition.Parse(request.Only, request.Except, errors);
        var scope = OrderScope.Parse(request.OrderScope, hasOrder: null, errors);
        var form = CustomerForm.Parse(request.CustomerForm, errors);
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
            var layout = FileLayout.Read(
                source, delimiter, hasHeader: !request.NoHeader, skipLines, names => HeaderGuess.IsHeader(names, map));
            map ??= HeaderGuess.Guess(layout.Columns, errors);
            ThrowIfAny(errors);
            scope = OrderScope.Parse(request.OrderScope, map[ColumnTarget.Order] is not null, errors);
            var columns = TransactionColumns.Find(map, request.Attributes, layout, errors);
            var filter = RowFilter.Find(conditions, layout, errors);
            ThrowIfAny(errors);
            var formats = FormatScan.Read(source, layout, columns, filter, culture, request.DateFormat, missing);
            return new TransactionFile(source, layout, map, columns, formats, culture, request, limit)
            {
                MaxRows = maxRows,
                Missing = missing,
                EarlierRows = earlierRows,
                Filter = filter,
                OrderScope = scope,
                AskedForm = form,
            };
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Looks at all rows for how numbers are written, since the sample did not tell.</summary>
    /// <returns>What was found, for the user.</returns>
    /// <exception cref="InvalidInputException">Nothing in the file decides.</exception>
    public string LookAgain()
    {
        (Dates, Numbers) = FormatScan.Read(Source, Layout, Columns, Filter, Culture, _dateFormat, Missing, isWhole: true);
        return $"The file was read twice: only {Numbers.Proof} shows how its numbers are written.";
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
}
