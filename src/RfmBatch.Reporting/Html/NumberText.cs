using System.Globalization;

namespace RfmBatch.Reporting.Html;

/// <summary>
/// Figures as a reader wants them: grouped by a culture's separators, rounded for the eye, with their unit. The exact ones are beside them
/// in <c>data</c> elements.
/// </summary>
/// <remarks>
/// The page's language is English whatever the culture, so names of months are too; only digits are grouped and pointed as the reader is
/// used to.
/// </remarks>
internal readonly struct NumberText(CultureInfo culture)
{
    /// <summary>What stands for a figure that was not computed.</summary>
    public const string None = "–";

    private const char Minus = '−';
    private const char NoBreak = '\u00A0';

    private NumberFormatInfo Format => culture.NumberFormat;

    /// <summary>Grouped whole number.</summary>
    public string Count(long value) => Sign(value.ToString("#,0", Format));

    /// <summary>Whole number with its sign, for changes.</summary>
    public string Change(long value) => value > 0 ? "+" + Count(value) : Count(value);

    /// <summary>Amount without unit: whole from 1,000 on, two decimals below.</summary>
    public string Amount(decimal value) => Sign(value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "#,0.00", Format));

    /// <summary>Amount without unit, or <see cref="None"/>.</summary>
    public string Amount(double? value) => value is { } number && Math.Abs(number) < 1e15 ? Amount((decimal)number) : None;

    /// <summary>Amount in as few characters as a chart has room for: 950, 1.2k, 34k, 5.4M.</summary>
    public string Short(double value)
    {
        var (divisor, unit) = Math.Abs(value) switch
        {
            >= 999_500_000 => (1e9, "bn"),
            >= 999_500 => (1e6, "M"),
            >= 999.5 => (1e3, "k"),
            _ => (1.0, string.Empty),
        };
        var scaled = value / divisor;
        return Sign(scaled.ToString(Math.Abs(scaled) < 9.95 && (divisor > 1 || scaled != Math.Round(scaled)) ? "0.0" : "0", Format)) + unit;
    }

    /// <summary>Share as percent with one decimal; a small but real share is not shown as zero.</summary>
    public string Percent(double? share) => share switch
    {
        null => None,
        > 0 and < 0.0005 => $"under {0.1.ToString("0.0", Format)}{NoBreak}%",
        < 0 and > -0.0005 => $"above {Minus}{0.1.ToString("0.0", Format)}{NoBreak}%",
        _ => Sign((share.Value * 100).ToString("0.0", Format)) + NoBreak + "%",
    };

    /// <summary>Share as whole percent without the sign, for narrow cells.</summary>
    public string WholePercent(double share) => Sign((share * 100).ToString("0", Format));

    /// <summary>Difference of two shares in percentage points, with its sign.</summary>
    public string Points(double difference, int decimals = 1)
    {
        var rounded = Math.Round(difference * 100, decimals, MidpointRounding.AwayFromZero);
        return (rounded > 0 ? "+" : string.Empty) + Sign((rounded == 0 ? 0 : rounded).ToString("0." + new string('0', decimals), Format));
    }

    /// <summary>Number with at most the given decimals, or <see cref="None"/>.</summary>
    public string Number(double? value, int decimals) =>
        value is null ? None : Sign(value.Value.ToString(decimals == 0 ? "#,0" : "#,0." + new string('#', decimals), Format));

    /// <summary>Number with exactly the given decimals, or <see cref="None"/>.</summary>
    public string Fixed(double? value, int decimals) =>
        value is null ? None : Sign(value.Value.ToString("#,0." + new string('0', decimals), Format));

    /// <summary>A date as <c>30 June 1998</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A date as <c>30 Jun 1998</c>, unbroken.</summary>
    public static string ShortDate(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture).Replace(' ', NoBreak);

    /// <summary>A month as <c>Jun 1998</c>.</summary>
    public static string Month(DateOnly date) => date.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    // Cultures differ in the character that they negate with; the page has one.
    private static string Sign(string text) => text.Length > 0 && text[0] is '-' or '\u2212' ? Minus + text[1..] : text;
}
