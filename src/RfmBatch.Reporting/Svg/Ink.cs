using System.Globalization;

namespace RfmBatch.Reporting.Svg;

/// <summary>Contrast of colours (WCAG 2.2, relative luminance) and the ink that is legible on one.</summary>
internal static class Ink
{
    // As --card in the style sheet's dark scheme.
    private const string DarkCard = "#1a2028";

    /// <summary>Black or white, whichever stands out more; on any colour at least 4.58.</summary>
    public static string On(string colorHex) => Ratio("#000000", colorHex) >= Ratio("#ffffff", colorHex) ? "#000000" : "#ffffff";

    /// <summary>
    /// The class that lifts a colour on a dark card, where it would sink in (WCAG 2.2, 1.4.11: at least 3); nothing for others.
    /// </summary>
    public static string Lift(string colorHex) => Ratio(colorHex, DarkCard) < 3 ? " lift" : string.Empty;

    /// <summary>Contrast ratio of two colours <c>#RRGGBB</c>, 1..21.</summary>
    public static double Ratio(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colorHex) =>
        (0.2126 * Channel(colorHex, 1)) + (0.7152 * Channel(colorHex, 3)) + (0.0722 * Channel(colorHex, 5));

    private static double Channel(string colorHex, int from)
    {
        var value = int.Parse(colorHex.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
