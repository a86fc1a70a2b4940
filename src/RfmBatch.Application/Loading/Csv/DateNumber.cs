using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Dates that are kept as numbers: days of a spreadsheet, seconds or milliseconds since 1970 in UTC.</summary>
internal sealed record DateNumber
{
    private const long SecondsPerDay = 86_400;

    // Spreadsheets count from here, for they take 1900 for a leap year.
    private static readonly int ExcelZero = Day.FromDate(new DateOnly(1899, 12, 30));
    private static readonly long LastDay = Day.FromDate(DateOnly.MaxValue);

    private readonly long _unitsPerDay;
    private readonly int _zero;

    private DateNumber(string name, string meaning, long unitsPerDay, int zero) =>
        (Name, Meaning, _unitsPerDay, _zero) = (name, meaning, unitsPerDay, zero);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DateNumber> All { get; } =
    [
        new("excel", "a day number of a spreadsheet", 1, ExcelZero),
        new("epoch", "seconds since 1970 in UTC", SecondsPerDay, 0),
        new("epoch-ms", "milliseconds since 1970 in UTC", SecondsPerDay * 1000, 0),
    ];

    /// <summary>As <c>--date-format</c> takes it.</summary>
    public string Name { get; }

    /// <summary>What the number counts.</summary>
    public string Meaning { get; }

    /// <summary>What a number looks like that stands where a date is expected; null for other texts.</summary>
    public static DateNumber? Recognise(ReadOnlySpan<char> text)
    {
        var whole = Whole(text);
        return whole.Length switch
        {
            5 when whole[0] is >= '2' and <= '5' || whole is "60000" => All[0],
            10 => All[1],
            13 => All[2],
            _ => null,
        };
    }

    /// <summary>Reads a number as days since 1970-01-01; a fraction is a time of day.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out int day)
    {
        day = Day.None;
        var whole = Whole(text);
        if (whole.IsEmpty || !long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var found = (number / _unitsPerDay) + _zero;
        day = found <= LastDay ? (int)found : Day.None;
        return found <= LastDay;
    }

    // The digits before a fraction; nothing where the text is no number.
    private static ReadOnlySpan<char> Whole(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        if (end < 0)
        {
            return text;
        }

        var isFraction = text[end] is '.' or ',' && text.Length > end + 1 && text[(end + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
        return isFraction ? text[..end] : default;
    }
}
