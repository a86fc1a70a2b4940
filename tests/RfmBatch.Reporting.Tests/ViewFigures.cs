using System.Globalization;

namespace RfmBatch.Reporting.Tests;

/// <summary>Writes values of the views as the page has them, with .NET's own formats: <c>shown [exact]</c>.</summary>
internal sealed class ViewFigures(CultureInfo culture)
{
    /// <summary>A figure that is only shown.</summary>
    public static Func<object?, string> Plain(Func<object?, string> format) => value => format(value).Split(" [")[0];

    public static string Text(object? value) =>
        value is null ? "–" : PageTable.Spaced(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    public string Count(object? value) => Both(value, "N0", Text(value));

    /// <summary>Ten-thousandths; SQLite shows them as the nearest double.</summary>
    public string Amount(object? value) =>
        value is null
            ? "–"
            : Money(Math.Round(Decimal(value), 4), Math.Round(Decimal(value), 4).ToString("0.####", CultureInfo.InvariantCulture));

    /// <summary>A mean of amounts, which has more digits.</summary>
    public string Mean(object? value) => value is null ? "–" : Money(Decimal(value), Exact(value));

    public string Share(object? value) => value switch
    {
        null => "–",
        double and > 0 and < 0.0005 => $"under {Shown(0.1, "N1")} % [{Exact(value)}]",
        double and < 0 and > -0.0005 => $"above −{Shown(0.1, "N1")} % [{Exact(value)}]",
        _ => $"{Shown(100 * Convert.ToDouble(value, CultureInfo.InvariantCulture), "N1")} % [{Exact(value)}]",
    };

    public string Points(object? value) =>
        value is null ? "–" : $"{Signed(100 * Convert.ToDouble(value, CultureInfo.InvariantCulture), "N2")} [{Exact(value)}]";

    /// <summary>Exactly so many decimals.</summary>
    public Func<object?, string> Fixed(int decimals) => value => Both(value, "N" + decimals, value is null ? string.Empty : Exact(value));

    /// <summary>At most so many decimals.</summary>
    public Func<object?, string> Number(int decimals) =>
        value => Both(value, "#,0." + new string('#', decimals), value is null ? string.Empty : Exact(value));

    /// <summary>With its sign, and nothing beside it.</summary>
    public Func<object?, string> Change(int decimals) =>
        value => Signed(
            Math.Round(Convert.ToDouble(value, CultureInfo.InvariantCulture), decimals, MidpointRounding.AwayFromZero), "N" + decimals);

    private string Both(object? value, string format, string exact) => value is null ? "–" : $"{Shown(value, format)} [{exact}]";

    private string Money(decimal value, string exact) => $"{Shown(value, Math.Abs(value) >= 1000 ? "N0" : "N2")} [{exact}]";

    private string Signed(double value, string format) => (value > 0 ? "+" : string.Empty) + Shown(value == 0 ? 0 : value, format);

    // Of decimals .NET rounds halves away from zero, as people do; of doubles to the even digit. The page has one minus, whatever the
    // culture's is.
    private string Shown(object value, string format) => PageTable.Spaced(Decimal(value).ToString(format, culture)).Replace('-', '−');

    private static string Exact(object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    private static decimal Decimal(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
