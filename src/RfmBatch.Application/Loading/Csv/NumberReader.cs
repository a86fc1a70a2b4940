using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Reads numbers exactly, as decimals.</summary>
/// <remarks>
/// Without a culture the decimal separator is a point and there are no group separators: invariant parsing would read the decimal comma of
/// <c>11,77</c> as 1177. With a culture, group separators must stand before groups of exactly three digits.
/// </remarks>
internal sealed class NumberReader
{
    // Ten-thousandths of one in the last place, by decimals.
    private static readonly long[] Units = [10_000, 1_000, 100, 10, 1];

    private readonly NumberFormatInfo _format;
    private readonly NumberStyles _styles;
    private readonly char _point;
    private readonly bool _hasGroups;

    /// <summary>Reads numbers of a culture; null is the invariant one without groups.</summary>
    public NumberReader(CultureInfo? culture)
    {
        _format = (NumberFormatInfo)(culture ?? CultureInfo.InvariantCulture).NumberFormat.Clone();
        _hasGroups = culture is not null;
        _styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        _styles |= _hasGroups ? NumberStyles.AllowThousands | NumberStyles.AllowTrailingSign : NumberStyles.None;
        _point = _format.NumberDecimalSeparator is [var point] ? point : '.';
    }

    /// <summary>Reads a trimmed number.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        if (!TryReadDigits(text, out var digits, out var scale))
        {
            return TryReadAny(text, out value);
        }

        var size = Math.Abs(digits);
        value = new decimal((int)size, (int)(size >> 32), 0, digits < 0, (byte)scale);
        return true;
    }

    /// <summary>
    /// Reads a trimmed number of at most four decimals, within <see cref="Amount.MaxLine"/>, as ten-thousandths; others are for
    /// <see cref="TryRead"/>.
    /// </summary>
    public bool TryReadPlain(ReadOnlySpan<char> text, out long tenThousandths)
    {
        tenThousandths = 0;
        if (!TryReadDigits(text, out var digits, out var scale) || scale > 4)
        {
            return false;
        }

        var unit = Units[scale];
        if (digits > Amount.MaxLine / unit || digits < -Amount.MaxLine / unit)
        {
            return false;
        }

        tenThousandths = digits * unit;
        return true;
    }

    /// <summary>Rounds to ten-thousandths, half to even.</summary>
    /// <returns>False beyond <see cref="Amount.MaxLine"/>.</returns>
    public static bool TryToAmount(decimal value, out long tenThousandths)
    {
        const decimal Most = (decimal)Amount.MaxLine / Amount.Scale;
        if (value is > Most or < -Most)
        {
            tenThousandths = 0;
            return false;
        }

        tenThousandths = Amount.FromDecimal(value);
        return true;
    }

    // Up to 18 digits with a sign and a point: nearly every number, without the culture's machinery.
    private bool TryReadDigits(ReadOnlySpan<char> text, out long digits, out int scale)
    {
        digits = 0;
        scale = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        var first = isNegative ? 1 : 0;
        if (text.Length - first is 0 or > 19)
        {
            return false;
        }

        var pointAt = -1;
        for (var position = first; position < text.Length; position++)
        {
            var digit = text[position] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[position] == _point && pointAt < 0)
            {
                pointAt = position;
            }
            else
            {
                return false;
            }
        }

        var count = text.Length - first - (pointAt < 0 ? 0 : 1);
        scale = pointAt < 0 ? 0 : text.Length - pointAt - 1;
        digits = isNegative ? -digits : digits;
        return count is > 0 and <= 18;
    }

    private bool TryReadAny(ReadOnlySpan<char> text, out decimal value)
    {
        if (_hasGroups && !HasProperGroups(text))
        {
            value = 0;
            return false;
        }

        return decimal.TryParse(text, _styles, _format, out value);
    }

    private bool HasProperGroups(ReadOnlySpan<char> text)
    {
        var separator = _format.NumberGroupSeparator.AsSpan();
        if (separator.IsEmpty)
        {
            return true;
        }

        var end = text.IndexOf(_format.NumberDecimalSeparator);
        var whole = (end < 0 ? text : text[..end]).TrimStart("+-");
        var fraction = end < 0 ? default : text[end..];
        if (fraction.IndexOf(separator) >= 0)
        {
            return false;
        }

        var isFirst = true;
        int found;
        while ((found = whole.IndexOf(separator)) >= 0)
        {
            if (isFirst ? found is 0 or > 3 : found != 3)
            {
                return false;
            }

            whole = whole[(found + separator.Length)..];
            isFirst = false;
        }

        return isFirst || whole.TrimEnd("+- ").Length == 3;
    }
}
