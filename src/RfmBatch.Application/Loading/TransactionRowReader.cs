using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Turns the records of a file into rows or rejects; runs on a thread of its own.</summary>
/// <remarks>
/// A row that fails for several reasons has the first in the order of <see cref="ReadRow"/>, which the set-based load follows too.
/// </remarks>
internal sealed class TransactionRowReader
{
    private const int MaxKeyChars = 100;

    // With 4,000 characters each, what the rejects of one batch may take: 10 MB.
    private const int MaxRejectsPerBatch = 1250;

    // The largest batch has a million rows and takes about a second: whoever cancels must not wait for its end.
    private const int RowsBetweenChecks = 8192;

    private readonly FieldReader _fields;
    private readonly TransactionColumns _columns;
    private readonly IReadOnlyList<string> _names;
    private readonly DateReader _dates;
    private readonly LineAmountReader _amounts;
    private readonly string? _returnPrefix;
    private readonly int _lastDay;
    private readonly DuplicateRows? _duplicates;
    private readonly int[] _mapped;
    private readonly MissingFields _missing;
    private readonly KeyTable _customers = new();
    private readonly ProductNumbers _products;
    private readonly OrderScope _orderScope;
    private readonly CustomerForm _customerForm;
    private readonly RowFilter _filter;
    private readonly char[] _dayText = new char[10];
    private readonly char[] _orderText = new char[MaxKeyChars];
    private readonly char[] _customerText = new char[MaxKeyChars];

    /// <summary>Makes the reader of a file whose header has been passed.</summary>
    public TransactionRowReader(FieldReader fields, TransactionFile file, DateOnly lastDate)
    {
        _fields = fields;
        _columns = file.Columns;
        _names = file.Layout.Columns;
        _dates = file.Dates;
        _amounts = new LineAmountReader(file.Columns, _names, file.Numbers, file.Currencies);
        _products = new ProductNumbers(file.Columns);
        _returnPrefix = file.ReturnPrefix;
        _lastDay = Day.FromDate(lastDate);
        _duplicates = file.DropDuplicates ? new DuplicateRows() : null;
        _mapped = [.. _columns.All];
        _missing = new MissingFields(_columns, file.Missing);
        _orderScope = file.OrderScope;
        _customerForm = file.CustomerForm;
        _filter = file.Filter;
        Placeholders = new PlaceholderDays(file.AcceptedPlaceholders, _lastDay);
        Attributes = new AttributeTracker([.. file.Columns.Attributes.Select(position => _names[position])]);
    }

    /// <summary>The running totals of the file.</summary>
    public LoadCounter Counter { get; } = new();

    /// <summary>What the rows say about customers.</summary>
    public AttributeTracker Attributes { get; }

    /// <summary>The placeholders among the dates.</summary>
    public PlaceholderDays Placeholders { get; }

    /// <summary>Fills an empty batch.</summary>
    /// <returns>False when the file has ended.</returns>
    public bool Fill(LoadBatch batch, CancellationToken cancellationToken)
    {
        for (var read = 1; batch.Count < batch.Capacity && batch.Rejects.Count < MaxRejectsPerBatch; read++)
        {
            if (!_fields.Read())
            {
                return false;
            }

            ReadRow(batch);
            if (read % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return true;
    }

    private void ReadRow(LoadBatch batch)
    {
        if (_fields.Kind is RecordKind.TooLong or RecordKind.BrokenQuote)
        {
            Reject(batch, _fields.Kind == RecordKind.TooLong ? RejectReason.LineTooLong : RejectReason.BrokenQuote, -1);
            return;
        }

        if (_fields.Count != _names.Count)
        {
            Reject(batch, RejectReason.ColumnCount, -1);
            return;
        }

        if (_filter.Drops(_fields))
        {
            Counter.AddFiltered();
            return;
        }

        _missing.Clear(_fields);
        var customer = _fields[_columns.Customer];
        if (customer.IsEmpty)
        {
            Reject(batch, RejectReason.MissingCustomer, _columns.Customer);
            return;
        }

        var order = _columns.Order < 0 ? default : _fields[_columns.Order];
        if (_columns.Order >= 0 && order.IsEmpty)
        {
            Reject(batch, RejectReason.MissingOrder, _columns.Order);
            return;
        }

        foreach (var position in _missing.Ids)
        {
            if (LostDigits.Has(_fields[position]))
            {
                Reject(batch, RejectReason.LostDigits, position);
                return;
            }
        }

        if (!TryReadDay(out var day, out var dateProblem))
        {
            Reject(batch, dateProblem!, _columns.Date);
            return;
        }

        if (!TryReadAmounts(out var quantity, out var amount, out var numberColumn))
        {
            Reject(batch, RejectReason.BadNumber, numberColumn);
            return;
        }

        if (LongColumn() is >= 0 and var longColumn)
        {
            Reject(batch, RejectReason.TooLong, longColumn);
            return;
        }

        if (IsDuplicate())
        {
            Counter.AddDropped();
            return;
        }

        var isReturn = amount < 0 || (_returnPrefix is not null && order.StartsWith(_returnPrefix, StringComparison.Ordinal));
        var customerNumber = CustomerNumber(batch, _customerForm.Of(customer, _customerText));
        for (var index = 0; index < Attributes.Count; index++)
        {
            Attributes.Add(index, customerNumber, day, _fields[_columns.Attributes[index]]);
        }

        var orderId = _columns.Order < 0 ? DayText(day) : _orderScope.Stored(order, day, _orderText);
        batch.Add(_fields.LineNumber, customerNumber, _products.Of(_fields, batch), day, orderId, quantity, amount, isReturn);
        Counter.AddLoaded(amount, day);
        Counter.AddOfCustomer(customerNumber);
    }

    private bool TryReadAmounts(out long quantity, out long amount, out int problemColumn) =>
        _amounts.TryRead(_fields, out quantity, out amount, out problemColumn)
            || (_missing.ClearNumbers(_fields) && _amounts.TryRead(_fields, out quantity, out amount, out problemColumn));

    private bool TryReadDay(out int day, out string? problem)
    {
        var text = _fields[_columns.Date];
        day = Day.None;
        problem = text.IsEmpty ? RejectReason.MissingDate
            : PlaceholderDates.IsZero(text) ? RejectReason.PlaceholderDate
            : !_dates.TryRead(text, _fields.LineNumber, out day) ? Placeholders.Rejects(day)
                ? RejectReason.PlaceholderDate
                : RejectReason.BadDate
            : Placeholders.Rejects(day) ? RejectReason.PlaceholderDate
            : day > _lastDay ? RejectReason.FutureDate
            : null;
        if (problem is not null)
        {
            return false;
        }

        Placeholders.Add(day);
        return true;
    }

    private int LongColumn()
    {
        if (_fields.Length <= MaxKeyChars - _orderScope.AddedLength)
        {
            return -1;
        }

        foreach (var position in _mapped)
        {
            if (_fields[position].Length > MaxKeyChars - (position == _columns.Order ? _orderScope.AddedLength : 0))
            {
                return position;
            }
        }

        return -1;
    }

    private bool IsDuplicate()
    {
        if (_duplicates is null)
        {
            return false;
        }

        _duplicates.Begin();
        foreach (var position in _mapped)
        {
            _duplicates.Add(_fields[position]);
        }

        return _duplicates.EndIsDuplicate();
    }

    private int CustomerNumber(LoadBatch batch, ReadOnlySpan<char> customer)
    {
        var number = _customers.Add(customer, out var added);
        if (added is not null)
        {
            batch.NewCustomers.Add(added);
            if (DoubtfulCustomers.Has(added))
            {
                Counter.AddDoubtful(added, number);
            }
        }

        return number;
    }

    private ReadOnlySpan<char> DayText(int day)
    {
        Day.ToDate(day).TryFormat(_dayText, out var length, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return _dayText.AsSpan(0, length);
    }

    private void Reject(LoadBatch batch, string reason, int column)
    {
        var name = column < 0 ? null : _names[column];
        var kept = name is { Length: > MaxKeyChars } ? name[..MaxKeyChars] : name;
        batch.Rejects.Add(new RejectedRow(_fields.LineNumber, reason, kept, _fields.RawText()));
        Counter.AddRejected(reason, _fields.LineNumber, name, column < 0 ? default : _fields[column]);
    }
}
