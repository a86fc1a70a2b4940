using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Pipeline.Loading;

/// <summary>Reads numbers exactly, as decimals.</summary>
/// <remarks>
/// Without a culture the decimal separator is a point and there are no group separators: invariant parsing would read the decimal comma of
/// <c>11,77</c> as 1177. With a culture, group separators must stand before groups of exactly three digits.
/// </remarks>
internal sealed class NumberReader
{
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
    public bool TryRead(ReadOnlySpan<char> text, out decimal value) => TryReadPlain(text, out value) || TryReadAny(text, out value);

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
    private bool TryReadPlain(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        bool isNegative = text.Length > 0 && text[0] == '-';
        int position = isNegative ? 1 : 0;
        if (text.Length - position is 0 or > 19)
        {
            return false;
        }

        long digits = 0;
        int scale = -1;
        int count = 0;
        for (; position < text.Length; position++)
        {
            int digit = text[position] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
                scale += scale >= 0 ? 1 : 0;
            }
            else if (text[position] == _point && scale < 0)
            {
                scale = 0;
            }
            else
            {
                return false;
            }
        }

        if (count is 0 or > 18)
        {
            return false;
        }

        value = new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)Math.Max(scale, 0));
        return true;
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

        int end = text.IndexOf(_format.NumberDecimalSeparator);
        var whole = (end < 0 ? text : text[..end]).TrimStart("+-");
        var fraction = end < 0 ? default : text[end..];
        if (fraction.IndexOf(separator) >= 0)
        {
            return false;
        }

        bool isFirst = true;
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
