namespace RfmBatch.Storage.Loading;

/// <summary>Ids that a spreadsheet has shortened to <c>1.23457E+12</c>: many customers would become one.</summary>
public static class LostDigits
{
    /// <summary>Whether a trimmed id has the form of such a number: a digit, a fraction or none, <c>E+</c> and 2 or 3 digits.</summary>
    /// <remarks>The sign and the two digits tell it from a code such as <c>1E5</c> or <c>12E-3</c>.</remarks>
    public static bool Has(ReadOnlySpan<char> id)
    {
        // Asked of every row: nearly none has a plus there.
        if (id.Length < 5 || (id[^3] != '+' && id[^4] != '+'))
        {
            return false;
        }

        var plus = id[^3] == '+' ? id.Length - 3 : id.Length - 4;
        var first = id[0] is '-' or '+' ? 1 : 0;
        if (plus < first + 2 || id[plus - 1] is not ('E' or 'e') || !char.IsAsciiDigit(id[first]) || !AreDigits(id[(plus + 1)..]))
        {
            return false;
        }

        var fraction = id[(first + 1)..(plus - 1)];
        return fraction.IsEmpty || (fraction.Length > 1 && fraction[0] is '.' or ',' && AreDigits(fraction[1..]));
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
