using System.Buffers;
using System.Globalization;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>A number as written, taken apart before it is known which sign stands before its decimals.</summary>
/// <remarks>
/// Groups are of three digits, or of two before the last three (<c>1,23,456</c>); others make a text no number. A sign or currency may
/// stand on either side; parentheses are a minus.
/// </remarks>
internal readonly ref struct NumberText
{
    private const int MostChars = 60;

    private static readonly SearchValues<char> DecimalSigns = SearchValues.Create(".,\u066B");
    private static readonly SearchValues<char> GroupSigns = SearchValues.Create(".,' \u00A0\u202F\u2009\u2019\u066C");

    private readonly bool _isNegative;
    private readonly ReadOnlySpan<char> _mantissa;
    private readonly ReadOnlySpan<char> _exponent;

    private NumberText(
        bool isNegative,
        ReadOnlySpan<char> currency,
        ReadOnlySpan<char> mantissa,
        ReadOnlySpan<char> exponent,
        NumberProof proof,
        char sign)
    {
        _isNegative = isNegative;
        _mantissa = mantissa;
        _exponent = exponent;
        Currency = currency;
        Proof = proof;
        Sign = sign;
    }

    /// <summary>The currency beside it as written; empty where there is none.</summary>
    public ReadOnlySpan<char> Currency { get; }

    /// <summary>What it tells about <see cref="Sign"/>.</summary>
    public NumberProof Proof { get; }

    /// <summary>The sign that <see cref="Proof"/> speaks of.</summary>
    public char Sign { get; }

    /// <summary>Takes a trimmed text apart.</summary>
    /// <returns>False for a text that is no number in any format.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out NumberText number)
    {
        number = default;
        if (!TryPeel(text, out var rest, out var isNegative, out var currency))
        {
            return false;
        }

        var exponent = default(ReadOnlySpan<char>);
        if (rest.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            exponent = rest[(at + 1)..];
            rest = rest[..at];
            var digits = exponent.Length > 0 && exponent[0] is '+' or '-' ? exponent[1..] : exponent;
            if (digits.Length is 0 or > 3 || !AreDigits(digits))
            {
                return false;
            }
        }

        if (!TryJudge(rest, out var proof, out var sign))
        {
            return false;
        }

        // What scientific notation writes before its exponent are decimals.
        proof = proof == NumberProof.Either && !exponent.IsEmpty ? NumberProof.Decimal : proof;
        number = new NumberText(isNegative, currency, rest, exponent, proof, sign);
        return true;
    }

    /// <summary>Its value where decimals stand behind a sign, or behind the one it proves.</summary>
    /// <param name="decimalSign">The sign; <see cref="NumberReader.NoSign"/> where it is not known.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where it is written otherwise, has two readings, or is too large.</returns>
    public bool TryRead(char decimalSign, out decimal value)
    {
        value = 0;
        if (decimalSign == NumberReader.NoSign)
        {
            if (Proof == NumberProof.Either)
            {
                return false;
            }

            decimalSign = Proof == NumberProof.Decimal ? Sign : NumberReader.NoSign;
        }

        if ((Proof == NumberProof.Decimal && Sign != decimalSign) || (Proof == NumberProof.Group && Sign == decimalSign)
            || _mantissa.Length > MostChars)
        {
            return false;
        }

        Span<char> invariant = stackalloc char[MostChars + 8];
        var length = 0;
        if (_isNegative)
        {
            invariant[length++] = '-';
        }

        foreach (var character in _mantissa)
        {
            if (char.IsAsciiDigit(character))
            {
                invariant[length++] = character;
            }
            else if (character == decimalSign)
            {
                invariant[length++] = '.';
            }
        }

        if (!_exponent.IsEmpty)
        {
            invariant[length++] = 'e';
            _exponent.CopyTo(invariant[length..]);
            length += _exponent.Length;
        }

        return decimal.TryParse(invariant[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryPeel(
        ReadOnlySpan<char> text, out ReadOnlySpan<char> rest, out bool isNegative, out ReadOnlySpan<char> currency)
    {
        rest = text;
        isNegative = false;
        currency = default;
        var isSigned = false;
        while (true)
        {
            rest = rest.Trim();
            if (rest.IsEmpty)
            {
                return false;
            }

            var (first, last) = (rest[0], rest[^1]);
            if (char.IsAsciiDigit(first) && char.IsAsciiDigit(last))
            {
                return true;
            }

            var isBracketed = first == '(' && last == ')';
            if (isBracketed || IsPlusOrMinus(first) || IsPlusOrMinus(last))
            {
                // A dash instead of decimals is no minus: 25,- and 25.-
                if (isSigned || (IsPlusOrMinus(last) && rest.Length > 1 && DecimalSigns.Contains(rest[^2])))
                {
                    return false;
                }

                isSigned = true;
                isNegative = isBracketed || (IsPlusOrMinus(first) ? first : last) != '+';
                rest = isBracketed ? rest[1..^1] : IsPlusOrMinus(first) ? rest[1..] : rest[..^1];
            }
            else if (currency.IsEmpty && CurrencyName.TryPeel(rest, out var peeled, out currency))
            {
                rest = peeled;
            }
            else
            {
                return true;
            }
        }
    }

    private static bool IsPlusOrMinus(char character) => character is '+' or '-' or '\u2212';

    private static bool TryJudge(ReadOnlySpan<char> mantissa, out NumberProof proof, out char sign)
    {
        (proof, sign) = (NumberProof.None, NumberReader.NoSign);
        var at = mantissa.IndexOfAnyExceptInRange('0', '9');
        if (at < 0)
        {
            return !mantissa.IsEmpty;
        }

        var lastAt = mantissa.LastIndexOfAnyExceptInRange('0', '9');
        sign = mantissa[lastAt];
        var canBeDecimal = DecimalSigns.Contains(sign);
        if (mantissa[at] != sign)
        {
            // Two signs: the last one is before decimals.
            proof = NumberProof.Decimal;
            return canBeDecimal && !mantissa[..lastAt].Contains(sign) && HasGroups(mantissa[..lastAt], mantissa[at]);
        }

        if (at < lastAt || !canBeDecimal)
        {
            proof = canBeDecimal ? NumberProof.Group : NumberProof.None;
            return HasGroups(mantissa, sign);
        }

        proof = mantissa.Length - at == 4 && at is >= 1 and <= 3 && mantissa[0] != '0' ? NumberProof.Either : NumberProof.Decimal;
        return mantissa.Length > 1;
    }

    private static bool HasGroups(ReadOnlySpan<char> whole, char sign)
    {
        if (!GroupSigns.Contains(sign) || whole[0] == '0')
        {
            return false;
        }

        var (groups, isWestern, isLakh) = (0, true, sign == ',');
        int length;
        while ((length = whole.IndexOf(sign)) >= 0)
        {
            if (!AreDigits(whole[..length]))
            {
                return false;
            }

            isWestern &= groups == 0 ? length is >= 1 and <= 3 : length == 3;
            isLakh &= groups == 0 ? length is 1 or 2 : length == 2;
            groups++;
            whole = whole[(length + 1)..];
        }

        return (isWestern || isLakh) && whole.Length == 3 && AreDigits(whole);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>What one number tells about the sign in it.</summary>
internal enum NumberProof
{
    /// <summary>Nothing: it has no sign, or one that never stands before decimals.</summary>
    None,

    /// <summary>Decimals follow the sign.</summary>
    Decimal,

    /// <summary>The sign stands between groups, for it stands there twice.</summary>
    Group,

    /// <summary><c>1.250</c>: it may be either.</summary>
    Either,
}
