using System.Globalization;

namespace RfmBatch.Reporting.Html;

/// <summary>Figures as a reader wants them: grouped, rounded for the eye, with their unit. The exact ones are in the <c>bi</c> views.</summary>
internal static class NumberText
{
    /// <summary>What stands for a figure that was not computed.</summary>
    public const string None = "–";

    private const char Minus = '−';

    /// <summary>Grouped whole number.</summary>
    public static string Count(long value) => Sign(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>Amount without unit: whole from 1,000 on, two decimals below.</summary>
    public static string Amount(decimal value) =>
        Sign(value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture));

    /// <summary>Amount without unit, or <see cref="None"/>.</summary>
    public static string Amount(double? value) => value is { } number && Math.Abs(number) < 1e15 ? Amount((decimal)number) : None;

    /// <summary>Share as percent with one decimal; a small but real share is not shown as zero.</summary>
    public static string Percent(double? share) => share switch
    {
        null => None,
        > 0 and < 0.0005 => "under 0.1 %",
        < 0 and > -0.0005 => $"above {Minus}0.1 %",
        _ => Sign((share.Value * 100).ToString("0.0", CultureInfo.InvariantCulture)) + " %",
    };

    /// <summary>Number with at most the given decimals, or <see cref="None"/>.</summary>
    public static string Number(double? value, int decimals) =>
        value is null ? None : Sign(value.Value.ToString(decimals == 0 ? "#,0" : "#,0." + new string('#', decimals), CultureInfo.InvariantCulture));

    /// <summary>Number with exactly one decimal, or <see cref="None"/>.</summary>
    public static string OneDecimal(double? value) => value is null ? None : Sign(value.Value.ToString("#,0.0", CultureInfo.InvariantCulture));

    /// <summary>A date as <c>30 June 1998</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Sign(string text) => text.StartsWith('-') ? Minus + text[1..] : text;
}
