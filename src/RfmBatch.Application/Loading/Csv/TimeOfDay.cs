using System.Buffers;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>The time that may follow a date. It is accepted and dropped: the day counts as written, whatever the offset says.</summary>
internal static class TimeOfDay
{
    // Longer texts are no dates: looking for a time at each blank of one would take the square of its length.
    private const int MostChars = 80;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \u00A0\u2009\u202F");

    /// <summary>
    /// Whether a text is nothing, or <c>T</c> or blanks and a time: with or without seconds and fraction, with colons or points, with AM
    /// or PM, with an offset or the name of a zone.
    /// </summary>
    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "Z")
        {
            return true;
        }

        var isMarked = text[0] is 'T' or 't';
        if (!isMarked && text[0] != ',' && !Blanks.Contains(text[0]))
        {
            return text.Length == 6 && IsOffset(text);
        }

        var rest = SkipBlanks(text[1..]);
        if (isMarked)
        {
            var compact = rest;
            if (Digits(ref compact, 6, out _) is 4 or 6 && IsEnd(compact))
            {
                return true;
            }
        }

        return IsClock(rest) || rest is "Z" or "UTC" or "GMT";
    }

    /// <summary>The date part of a text that ends with a time; the text itself where it does not.</summary>
    public static ReadOnlySpan<char> Without(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length && text.Length <= MostChars; at++)
        {
            if ((Blanks.Contains(text[at]) || text[at] is ',' or 'T' or 't') && IsTime(text[at..]))
            {
                return text[..at];
            }
        }

        return text;
    }

    private static bool IsClock(ReadOnlySpan<char> text)
    {
        if (Digits(ref text, 2, out var hour) == 0 || hour > 24)
        {
            return false;
        }

        if (text.IsEmpty || text[0] is not (':' or '.'))
        {
            return IsHalfOfDay(ref text) && IsEnd(text);
        }

        var separator = text[0];
        for (var part = 0; part < 2 && !text.IsEmpty && text[0] == separator; part++)
        {
            text = text[1..];
            if (Digits(ref text, 2, out var value) == 0 || value > 59 + part)
            {
                return false;
            }
        }

        if (!text.IsEmpty && text[0] is '.' or ',' or ':')
        {
            text = text[1..];
            if (Digits(ref text, 9, out _) == 0)
            {
                return false;
            }
        }

        IsHalfOfDay(ref text);
        return IsEnd(text);
    }

    // AM, pm, a.m., P. M.
    private static bool IsHalfOfDay(ref ReadOnlySpan<char> text)
    {
        var rest = SkipBlanks(text);
        if (rest.IsEmpty || rest[0] is not ('a' or 'A' or 'p' or 'P'))
        {
            return false;
        }

        rest = SkipBlanks(SkipPoint(rest[1..]));
        if (rest.IsEmpty || rest[0] is not ('m' or 'M'))
        {
            return false;
        }

        text = SkipPoint(rest[1..]);
        return true;
    }

    // Nothing, an offset, or a zone by its name with or without an offset: UTC, CEST, GMT+1.
    private static bool IsEnd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "Z" or "z")
        {
            return true;
        }

        var rest = SkipBlanks(text);
        var letters = 0;
        while (letters < rest.Length && char.IsAsciiLetterUpper(rest[letters]))
        {
            letters++;
        }

        return (letters == 0 && IsOffset(rest)) || (letters is >= 1 and <= 5 && (letters == rest.Length || IsOffset(rest[letters..])));
    }

    // +02, +0200, -05:30
    private static bool IsOffset(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-' or '\u2212'))
        {
            return false;
        }

        text = text[1..];
        var hourDigits = Digits(ref text, 4, out _);
        if (text.IsEmpty)
        {
            return hourDigits is 1 or 2 or 4;
        }

        text = hourDigits <= 2 && text[0] == ':' ? text[1..] : default;
        return Digits(ref text, 2, out _) == 2 && text.IsEmpty;
    }

    private static ReadOnlySpan<char> SkipBlanks(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExcept(Blanks);
        return first < 0 ? default : text[first..];
    }

    private static ReadOnlySpan<char> SkipPoint(ReadOnlySpan<char> text) => !text.IsEmpty && text[0] == '.' ? text[1..] : text;

    private static int Digits(ref ReadOnlySpan<char> text, int most, out int value)
    {
        (var count, value) = (0, 0);
        while (count < text.Length && count < most && char.IsAsciiDigit(text[count]))
        {
            value = (value * 10) + text[count++] - '0';
        }

        text = text[count..];
        return count;
    }
}
