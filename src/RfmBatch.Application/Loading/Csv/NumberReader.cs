using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Reads numbers exactly, as decimals, once it is known which sign stands before their decimals.</summary>
internal sealed class NumberReader(char decimalSign)
{
    /// <summary>Stands for a sign that is not known: a digit, since digits are never taken for signs.</summary>
    public const char NoSign = '0';

    // Ten-thousandths of one in the last place, by decimals.
    private static readonly long[] Units = [10_000, 1_000, 100, 10, 1];

    /// <summary>Before decimals; while it is <see cref="NoSign"/>, only what has one reading is a number.</summary>
    public char DecimalSign { get; set; } = decimalSign;

    /// <summary>The decimal sign of a culture; a point where there is none.</summary>
    public static char SignOf(CultureInfo? culture) => culture?.NumberFormat.NumberDecimalSeparator is [var sign] ? sign : '.';

    /// <summary>Reads a trimmed number.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out decimal value)
    {
        if (!TryReadDigits(text, out var digits, out var scale))
        {
            value = 0;
            return NumberText.TryParse(text, out var number) && number.TryRead(DecimalSign, out value);
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
            else if (text[position] == DecimalSign && pointAt < 0)
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
}
