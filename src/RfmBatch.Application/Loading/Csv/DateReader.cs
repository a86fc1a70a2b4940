using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Reads dates in one order of parts, or in one .NET format; a time of day is accepted and dropped.</summary>
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
    private readonly CultureInfo _culture;
    private readonly char[] _lastText = new char[32];
    private int _lastLength;
    private int _lastDay;

    private DateReader(DateOrder order, string? format, CultureInfo? culture)
    {
        _order = order;
        _format = format;
        _culture = culture ?? CultureInfo.InvariantCulture;
    }

    /// <summary>How the dates are written, for the user.</summary>
    public string Description => _format ?? _order switch
    {
        DateOrder.YearMonthDay => "year-month-day",
        DateOrder.DayMonthYear => "day-month-year",
        DateOrder.MonthDayYear => "month-day-year",
        _ => "day and month name",
    };

    /// <summary>Reads dates whose parts come in one order.</summary>
    public static DateReader FromOrder(DateOrder order, CultureInfo? culture) => new(order, null, culture);

    /// <summary>Reads dates of one .NET format.</summary>
    public static DateReader FromFormat(string format, CultureInfo? culture) => new(default, format, culture);

    /// <summary>Whether a text is a date with the month's name.</summary>
    public static bool TryNamed(ReadOnlySpan<char> text, CultureInfo culture, out DateTime date) =>
        DateTime.TryParseExact(text, NamedFormats, culture, DateTimeStyles.AllowWhiteSpaces, out date)
        || DateTime.TryParseExact(WithoutTime(text), NamedFormats, culture, DateTimeStyles.AllowWhiteSpaces, out date);

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

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        var blank = colon < 0 ? -1 : text[..colon].LastIndexOf(' ');
        return blank < 0 ? text : text[..blank];
    }

    private bool TryReadNew(ReadOnlySpan<char> text, out int day)
    {
        day = Day.None;
        if (_format is not null || _order == DateOrder.NamedMonth)
        {
            var isRead = _format is not null
                ? DateTime.TryParseExact(text, _format, _culture, DateTimeStyles.AllowWhiteSpaces, out var date)
                : TryNamed(text, _culture, out date);
            day = isRead ? Day.FromDate(DateOnly.FromDateTime(date)) : Day.None;
            return isRead;
        }

        if (!DateParts.TrySplit(text, out var parts))
        {
            return false;
        }

        (int year, int month, int dayOfMonth, int yearDigits) = _order switch
        {
            DateOrder.YearMonthDay => (parts.First, parts.Second, parts.Third, parts.FirstDigits),
            DateOrder.DayMonthYear => (parts.Third, parts.Second, parts.First, parts.ThirdDigits),
            _ => (parts.Third, parts.First, parts.Second, parts.ThirdDigits),
        };
        var isShortYear = yearDigits == 2 && _order != DateOrder.YearMonthDay;
        if (yearDigits != 4 && !isShortYear)
        {
            return false;
        }

        year = isShortYear ? CultureInfo.InvariantCulture.Calendar.ToFourDigitYear(year) : year;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = Day.FromDate(new DateOnly(year, month, dayOfMonth));
        return true;
    }
}
