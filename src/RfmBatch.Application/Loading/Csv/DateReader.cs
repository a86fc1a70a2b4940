using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Reads dates in one order of parts, or in one given format; a time of day is accepted and dropped.</summary>
internal sealed class DateReader
{
    private static readonly string[] NamedFormats =
        [
            "d-MMM-yyyy", "d MMM yyyy", "d/MMM/yyyy", "d-MMM-yy", "d MMM yy", "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy", "d MMMM yyyy",
            "d. MMMM yyyy", "d-MMMM-yyyy"
        ];

    private static readonly int Earliest = Day.FromDate(new DateOnly(1900, 1, 1));

    private readonly DateOrder _order;
    private readonly string? _format;
    private readonly bool _hasTime;
    private readonly DateNumber? _number;
    private readonly CultureInfo _culture;
    private readonly char[] _lastText = new char[32];
    private int _lastLength;
    private int _lastDay;

    private DateReader(DateOrder order, string? format, CultureInfo? culture)
    {
        _order = order;
        _format = format;
        _hasTime = format?.AsSpan().IndexOfAny("hHmst") >= 0;
        _number = DateNumber.All.FirstOrDefault(number => number.Name == format);
        _culture = Literal(culture ?? CultureInfo.InvariantCulture);
    }

    /// <summary>How the dates are written, for the user.</summary>
    public string Description => _format ?? NameOf(_order);

    /// <summary>What the dates read so far tell about their order; null where a format was given.</summary>
    public DateEvidence? Evidence { get; init; }

    /// <summary>Reads dates whose parts come in one order.</summary>
    public static DateReader FromOrder(DateOrder order, CultureInfo? culture, DateEvidence? evidence = null) =>
        new(order, null, culture) { Evidence = evidence };

    /// <summary>Reads dates of one .NET format, or of a <see cref="DateNumber"/> by its name.</summary>
    public static DateReader FromFormat(string format, CultureInfo? culture) => new(default, format, culture);

    /// <summary>The name of an order.</summary>
    public static string NameOf(DateOrder order) => order switch
    {
        DateOrder.YearMonthDay => "year-month-day",
        DateOrder.DayMonthYear => "day-month-year",
        DateOrder.MonthDayYear => "month-day-year",
        DateOrder.ShortYearMonthDay => "short year-month-day",
        _ => "day and month name",
    };

    /// <summary>Whether a text is a date with the month's name.</summary>
    public static bool TryNamed(ReadOnlySpan<char> text, CultureInfo culture, out DateTime date) =>
        DateTime.TryParseExact(text, NamedFormats, culture, DateTimeStyles.AllowWhiteSpaces, out date)
        || DateTime.TryParseExact(TimeOfDay.Without(text), NamedFormats, culture, DateTimeStyles.AllowWhiteSpaces, out date);

    /// <summary>Reads a trimmed date of a line; one that is of another order is evidence.</summary>
    /// <exception cref="InvalidInputException">It is, and rows before are of this order.</exception>
    public bool TryRead(ReadOnlySpan<char> text, long lineNumber, out int day)
    {
        if (TryRead(text, out day))
        {
            return true;
        }

        if (Evidence is not null)
        {
            Evidence.Add(text, lineNumber);
            Evidence.RefuseIfContradictory(_order);
        }

        return false;
    }

    /// <summary>
    /// Reads a trimmed date as days since 1970-01-01; nothing before 1900 is one, though the day is told where there is one.
    /// </summary>
    public bool TryRead(ReadOnlySpan<char> text, out int day)
    {
        // Exports come in time order: most rows have the date of the row before.
        if (_lastLength > 0 && text.SequenceEqual(_lastText.AsSpan(0, _lastLength)))
        {
            day = _lastDay;
            return true;
        }

        if (!TryReadNew(text, out day))
        {
            day = Day.None;
            return false;
        }

        if (day < Earliest)
        {
            return false;
        }

        if (text.Length <= _lastText.Length)
        {
            text.CopyTo(_lastText);
            _lastLength = text.Length;
            _lastDay = day;
        }

        return true;
    }

    // A slash of a format is the text's slash, whatever separates dates in the culture.
    private static CultureInfo Literal(CultureInfo culture)
    {
        var literal = (CultureInfo)culture.Clone();
        literal.DateTimeFormat.DateSeparator = "/";
        literal.DateTimeFormat.TimeSeparator = ":";
        return literal;
    }

    private bool TryReadNew(ReadOnlySpan<char> text, out int day)
    {
        if (_number is not null)
        {
            return _number.TryRead(text, out day);
        }

        day = Day.None;
        if (_format is not null || _order == DateOrder.NamedMonth)
        {
            var isRead = _format is not null ? TryFormat(text, out var date) : TryNamed(text, _culture, out date);
            day = isRead ? Day.FromDate(DateOnly.FromDateTime(date)) : Day.None;
            return isRead;
        }

        return DateParts.TrySplit(text, out var parts) && parts.TryRead(_order, out day);
    }

    // With an offset, the day counts as written. A format without a time reads the date before one.
    private bool TryFormat(ReadOnlySpan<char> text, out DateTime date)
    {
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal;
        var isRead = DateTimeOffset.TryParseExact(text, _format, _culture, Styles, out var read)
            || (!_hasTime && DateTimeOffset.TryParseExact(TimeOfDay.Without(text), _format, _culture, Styles, out read));
        date = read.DateTime;
        return isRead;
    }
}
