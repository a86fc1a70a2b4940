using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>A file of customers: one column is the id, all others are attributes.</summary>
internal sealed class CustomerFile : IDisposable
{
    // Of names, ids and values.
    private const int MaxChars = 100;

    private readonly char[] _customerText = new char[MaxChars];

    private CustomerFile(
        SourceFile source, FileLayout layout, ColumnMap map, int customerColumn, decimal rejectLimitShare, long maxRows)
    {
        MaxRows = maxRows;
        Source = source;
        Layout = layout;
        Map = map;
        CustomerColumn = customerColumn;
        RejectLimitShare = rejectLimitShare;
        AttributeColumns =
        [
            .. Enumerable.Range(0, layout.Columns.Count).Where(column => column != customerColumn && layout.Columns[column].Length > 0)
        ];
    }

    public SourceFile Source { get; }

    public FileLayout Layout { get; }

    public ColumnMap Map { get; }

    public int CustomerColumn { get; }

    /// <summary>Positions of the columns that become attributes; a column without a name becomes none.</summary>
    public int[] AttributeColumns { get; }

    public decimal RejectLimitShare { get; }

    public long MaxRows { get; }

    /// <summary>The texts that are missing values.</summary>
    public required MissingMarkers Missing { get; init; }

    public required AcceptedShapes AcceptedShapes { get; init; }

    /// <summary>What was asked for; null for the store's.</summary>
    public required CustomerForm? AskedForm { get; init; }

    /// <summary>The form in which customer ids are kept, once the store has been asked.</summary>
    public CustomerForm CustomerForm { get; set; } = CustomerForm.Exact;

    /// <summary>How the file is read, for the user.</summary>
    public string Format => Layout.Description;

    /// <summary>Validates a request and looks at the beginning of its file.</summary>
    /// <exception cref="InvalidInputException">Options, names of columns or the header cannot be used; all errors at once.</exception>
    /// <exception cref="RfmBatchException">The file cannot be read.</exception>
    /// <param name="request">The options as texts.</param>
    /// <param name="opened">The file where it is open already; else it is opened.</param>
    public static CustomerFile Open(CustomerFileRequest request, SourceFile? opened = null)
    {
        var errors = new List<string>();
        var delimiter = Delimiter.Parse(request.Delimiter, errors);
        var encoding = FormatOptions.ParseEncoding(request.Encoding, errors);
        var limit = RejectLimit.Parse(request.RejectLimit, errors);
        var skipLines = FormatOptions.ParseSkipLines(request.SkipLines, errors);
        var maxRows = FormatOptions.ParseMaxRows(request.MaxRows, errors);
        var missing = MissingMarkers.Of(request.NoNull, request.Nulls, errors);
        var form = CustomerForm.Parse(request.CustomerForm, errors);
        var map = ColumnMap.Parse(request.Map, onlyCustomer: true, errors);
        ThrowIfAny(errors);
        var source = opened ?? SourceFile.Open(request.Path, encoding);
        try
        {
            var layout = FileLayout.Read(
                source, delimiter, hasHeader: true, skipLines, names => names.Count > 1 && HeaderGuess.IsHeader(names, map));
            var customer = layout.Find(map[ColumnTarget.Customer]!, "--map", errors);
            errors.AddRange(layout.Columns.Where(name => name.Length > MaxChars).Select(name =>
                $"The header has a column name of {name.Length} characters; attributes have names of at most {MaxChars}."));
            foreach (var name in request.Personal)
            {
                layout.Find(name, "--personal", errors);
            }

            if (layout.Columns.Count == 1)
            {
                errors.Add("The file has no column besides the customer; there are no attributes to load.");
            }

            ThrowIfAny(errors);
            return new CustomerFile(source, layout, map, customer, limit, maxRows)
            {
                Missing = missing,
                AcceptedShapes = new AcceptedShapes(request.AcceptedShapes),
                AskedForm = form,
            };
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Empties the missing values of a row, and says why it is rejected; null where it is not.</summary>
    /// <param name="reader">Stands at the row.</param>
    /// <param name="column">The column that it is rejected for, or −1.</param>
    public string? FindProblem(FieldReader reader, out int column)
    {
        column = -1;
        if (reader.Kind is RecordKind.TooLong or RecordKind.BrokenQuote)
        {
            return reader.Kind == RecordKind.TooLong ? RejectReason.LineTooLong : RejectReason.BrokenQuote;
        }

        if (reader.Count != Layout.Columns.Count)
        {
            return RejectReason.ColumnCount;
        }

        for (column = 0; column < reader.Count; column++)
        {
            var value = reader[column];
            if (column == CustomerColumn ? Missing.IsMissingId(value) : Missing.IsMissing(value))
            {
                reader.Clear(column);
            }
        }

        column = CustomerColumn;
        if (reader[column].IsEmpty)
        {
            return RejectReason.MissingCustomer;
        }

        if (LostDigits.Has(reader[column]))
        {
            return RejectReason.LostDigits;
        }

        for (column = 0; column < reader.Count; column++)
        {
            if (reader[column].Length > MaxChars)
            {
                return RejectReason.TooLong;
            }
        }

        return null;
    }

    /// <summary>The customer of a row that has no problem, as the store keeps it.</summary>
    public ReadOnlySpan<char> Customer(FieldReader reader) => CustomerForm.Of(reader[CustomerColumn], _customerText);

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    private static void ThrowIfAny(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, "Correct the options; `rfmbatch load customers --help` explains them.");
        }
    }
}
