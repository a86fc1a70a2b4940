using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>The three numbers of a date as written, before it is known which is which.</summary>
internal readonly record struct DateParts(int First, int Second, int Third, int FirstDigits, int ThirdDigits, char Separator)
{
    /// <summary>
    /// Splits the date part of a text: three numbers between equal separators (<c>- / .</c>) or eight digits; a time of day may follow.
    /// </summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out DateParts parts)
    {
        parts = default;
        var position = 0;
        if (!TryNumber(text, ref position, 8, out var first, out var firstDigits))
        {
            return false;
        }

        if (firstDigits == 8)
        {
            parts = new DateParts(first / 10000, first / 100 % 100, first % 100, 4, 2, '\0');
            return TimeOfDay.IsTime(text[position..]);
        }

        if (firstDigits > 4 || position >= text.Length || text[position] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var separator = text[position++];
        if (!TryNumber(text, ref position, 2, out var second, out _) || position >= text.Length || text[position++] != separator
            || !TryNumber(text, ref position, 4, out var third, out var thirdDigits))
        {
            return false;
        }

        parts = new DateParts(first, second, third, firstDigits, thirdDigits, separator);
        return TimeOfDay.IsTime(text[position..]);
    }

    /// <summary>Whether the parts may be a date of an order: a day up to 31, a month up to 12, a year of as many digits.</summary>
    public bool Fits(DateOrder order) => order switch
    {
        DateOrder.YearMonthDay => FirstDigits == 4 && IsMonth(Second) && IsDay(Third),
        DateOrder.DayMonthYear => FirstDigits <= 2 && IsDay(First) && IsMonth(Second) && ThirdDigits is 2 or 4,
        DateOrder.MonthDayYear => FirstDigits <= 2 && IsMonth(First) && IsDay(Second) && ThirdDigits is 2 or 4,
        DateOrder.ShortYearMonthDay => FirstDigits == 2 && IsMonth(Second) && IsDay(Third) && ThirdDigits <= 2,
        _ => false,
    };

    /// <summary>Reads them in an order, as days since 1970-01-01.</summary>
    public bool TryRead(DateOrder order, out int day)
    {
        day = Day.None;
        if (!Fits(order))
        {
            return false;
        }

        (int year, int month, int dayOfMonth) = order switch
        {
            DateOrder.DayMonthYear => (Third, Second, First),
            DateOrder.MonthDayYear => (Third, First, Second),
            _ => (First, Second, Third),
        };
        var isShortYear = order == DateOrder.ShortYearMonthDay || (order != DateOrder.YearMonthDay && ThirdDigits == 2);
        year = isShortYear ? CultureInfo.InvariantCulture.Calendar.ToFourDigitYear(year) : year;
        if (year < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = Day.FromDate(new DateOnly(year, month, dayOfMonth));
        return true;
    }

    private static bool IsMonth(int number) => number is >= 1 and <= 12;

    private static bool IsDay(int number) => number is >= 1 and <= 31;

    private static bool TryNumber(ReadOnlySpan<char> text, ref int position, int most, out int number, out int digits)
    {
        number = 0;
        digits = 0;
        while (position < text.Length && digits < most && (uint)(text[position] - '0') <= 9)
        {
            number = (number * 10) + text[position++] - '0';
            digits++;
        }

        return digits > 0;
    }
}
