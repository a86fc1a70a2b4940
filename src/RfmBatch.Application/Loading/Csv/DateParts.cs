using System.Buffers;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>The three numbers of a date as written, before it is known which is which.</summary>
internal readonly record struct DateParts(int First, int Second, int Third, int FirstDigits, int ThirdDigits, char Separator)
{
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.,+-ZAPMapm ");

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
            return IsTime(text[position..]);
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
        return IsTime(text[position..]);
    }

    // What may follow a date: nothing, or 'T' or blanks and a time of day with or without seconds, fraction, AM/PM and offset. The day is
    // taken as written.
    private static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] != ' ' && text[0] != 'T')
        {
            return false;
        }

        text = text[1..].TrimStart();
        var position = 0;
        return TryNumber(text, ref position, 2, out var hour, out _) && hour < 25
            && position < text.Length && text[position++] == ':'
            && TryNumber(text, ref position, 2, out var minute, out _) && minute < 60
            && text[position..].IndexOfAnyExcept(TimeCharacters) < 0;
    }

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
