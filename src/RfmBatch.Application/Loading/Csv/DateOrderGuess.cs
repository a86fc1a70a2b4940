using System.Globalization;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Finds out from a sample of dates how a file writes them.</summary>
/// <remarks>
/// A minority written otherwise becomes <c>bad-date</c> rejects; it is never read another way than the majority. Day and month are told
/// apart by dates that only one order allows; a culture decides where none is found; else the file is refused, for swapped months look
/// plausible for years.
/// </remarks>
internal sealed class DateOrderGuess(CultureInfo? culture)
{
    // Above this share of contradicting dates neither order can be believed.
    private const double MostContradictions = 0.05;

    private readonly CultureInfo _culture = culture ?? CultureInfo.InvariantCulture;
    private int _yearFirst;
    private int _yearLast;
    private int _named;
    private int _dayFirst;
    private int _monthFirst;
    private int _points;

    /// <summary>Whether more rows would help: the dates are day and month in an order not yet seen.</summary>
    public bool IsAmbiguous =>
        _yearLast > _yearFirst + _named && _dayFirst == 0 && _monthFirst == 0 && _points < _yearLast && culture is null;

    /// <summary>Takes a trimmed date of the sample.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if (DateParts.TrySplit(text, out var parts))
        {
            if (parts.FirstDigits == 4)
            {
                _yearFirst++;
            }
            else if (parts.First is >= 1 and <= 31 && parts.Second is >= 1 and <= 31 && (parts.First <= 12 || parts.Second <= 12))
            {
                _yearLast++;
                _dayFirst += parts.First > 12 ? 1 : 0;
                _monthFirst += parts.Second > 12 ? 1 : 0;
                _points += parts.Separator == '.' ? 1 : 0;
            }
        }
        else if (DateReader.TryNamed(text, _culture, out _))
        {
            _named++;
        }
    }

    /// <summary>The order, or null with the reason.</summary>
    public DateOrder? Decide(string columnName, out string? problem)
    {
        problem = null;
        if (_yearFirst + _yearLast + _named == 0)
        {
            problem =
                $"No date was understood in the column '{columnName}'; say how they are written with --date-format, for example "
                + $"dd.MM.yyyy.";
            return null;
        }

        if (_yearFirst >= _yearLast && _yearFirst >= _named)
        {
            return DateOrder.YearMonthDay;
        }

        if (_named > _yearLast)
        {
            return DateOrder.NamedMonth;
        }

        var evidence = _dayFirst + _monthFirst;
        if (Math.Min(_dayFirst, _monthFirst) > MostContradictions * evidence)
        {
            problem =
                $"The dates in the column '{columnName}' are of both orders, day/month and month/day; say which is meant with "
                + $"--date-format dd/MM/yyyy or --date-format MM/dd/yyyy.";
            return null;
        }

        if (evidence > 0)
        {
            return _dayFirst > _monthFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;
        }

        // Dates with points are written day first wherever points are used.
        if (_points == _yearLast)
        {
            return DateOrder.DayMonthYear;
        }

        if (culture is not null)
        {
            var pattern = culture.DateTimeFormat.ShortDatePattern;
            return pattern.IndexOf('d', StringComparison.Ordinal) < pattern.IndexOf('M', StringComparison.Ordinal)
                ? DateOrder.DayMonthYear
                : DateOrder.MonthDayYear;
        }

        problem =
            $"The dates in the column '{columnName}' can be read as day/month or month/day; say which is meant with --date-format "
            + $"dd/MM/yyyy or --date-format MM/dd/yyyy.";
        return null;
    }
}

/// <summary>The order in which a file writes year, month and day.</summary>
internal enum DateOrder
{
    /// <summary><c>2011-12-09</c>, also with slashes, points or without anything between.</summary>
    YearMonthDay,

    /// <summary><c>9/12/2011</c>, <c>09.12.2011</c>, <c>9-12-11</c>.</summary>
    DayMonthYear,

    /// <summary><c>12/9/2011</c>.</summary>
    MonthDayYear,

    /// <summary><c>09-Dec-2011</c>, <c>Dec 9, 2011</c>: the month by its English name, or its name in the culture.</summary>
    NamedMonth,
}
