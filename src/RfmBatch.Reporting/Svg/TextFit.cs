namespace RfmBatch.Reporting.Svg;

/// <summary>How wide a text is, without a font at hand: an estimate from above, so that what fits here fits on every system.</summary>
/// <remarks>
/// Widths are those of DejaVu Sans, the widest of the system fonts in the page's list; Segoe UI, Roboto and Helvetica are 5 to 15 %
/// narrower.
/// </remarks>
internal static class TextFit
{
    /// <summary>Room for a label of one line of small text.</summary>
    public const double OneLine = 17;

    /// <summary>Room for a label of two lines of small text.</summary>
    public const double TwoLines = 31;

    private const int FewestLetters = 4;
    private const string Ellipsis = "…";

    /// <summary>Estimated width of a text in the unit of its font size.</summary>
    public static double Width(string text, double fontSize)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += Ems(rune.Value);
        }

        return ems * fontSize;
    }

    /// <summary>
    /// The text if it fits, else as much of its beginning as does, with an ellipsis; null where fewer than four letters would be left.
    /// </summary>
    public static string? Fit(string text, double width, double fontSize)
    {
        if (Width(text, fontSize) <= width)
        {
            return text;
        }

        for (var length = text.Length - 1; length >= FewestLetters; length--)
        {
            // Never half a surrogate pair.
            var part = text[..length].TrimEnd();
            if (!char.IsHighSurrogate(part[^1]) && Width(part, fontSize) + Width(Ellipsis, fontSize) <= width)
            {
                return part.Length >= FewestLetters ? part + Ellipsis : null;
            }
        }

        return null;
    }

    /// <summary>Width of a column of names with the gap behind it: that of the widest, up to a limit.</summary>
    public static double Column(IEnumerable<string> names, double limit, double fontSize) =>
        Math.Min(names.Select(name => Width(name, fontSize)).DefaultIfEmpty(0).Max() + 14, limit);

    /// <summary>
    /// The text on at most two lines, broken at a blank; the second is abbreviated where it must be. Null where not even the first word
    /// fits.
    /// </summary>
    public static IReadOnlyList<string>? Lines(string text, double width, double fontSize)
    {
        if (Width(text, fontSize) <= width)
        {
            return [text];
        }

        for (var blank = text.LastIndexOf(' '); blank > 0; blank = text.LastIndexOf(' ', blank - 1))
        {
            if (Width(text[..blank], fontSize) <= width)
            {
                return Fit(text[(blank + 1)..], width, fontSize) is { } rest
                    ? [text[..blank], rest]
                    : [text[..blank] + (Width(text[..blank] + Ellipsis, fontSize) <= width ? Ellipsis : string.Empty)];
            }
        }

        return Fit(text, width, fontSize) is { } one ? [one] : null;
    }

    private static double Ems(int rune) => rune switch
    {
        ' ' or 0xA0 or '.' or ',' or ':' or ';' or '\'' or '|' or 'i' or 'j' or 'l' or 'I' or '(' or ')' or '[' or ']' => 0.4,
        'f' or 'r' or 't' or '-' or '/' => 0.42,
        'm' or 'w' or 'M' or 'W' or '%' or '…' or '@' => 1.0,
        >= 'A' and <= 'Z' or '+' or '−' or '×' or '→' => 0.8,
        >= 0x2E80 => 1.05,
        _ => 0.64,
    };
}
