using System.Globalization;

namespace RfmBatch.Reporting.Html;

/// <summary>A figure in a table: as it is read, and as it is to the last digit.</summary>
/// <param name="Html">Markup that is shown.</param>
/// <param name="Exact">The value as the view has it, for machines; null where there is none.</param>
internal readonly record struct Cell(string Html, string? Exact = null)
{
    /// <summary>A text, escaped here.</summary>
    public static Cell Text(string? text) => new(HtmlText.Escape(text));

    /// <summary>A count.</summary>
    public static Cell Count(NumberText numbers, long value) => new(numbers.Count(value), value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An amount.</summary>
    public static Cell Amount(NumberText numbers, decimal value) =>
        new(numbers.Amount(value), value.ToString("0.####", CultureInfo.InvariantCulture));

    /// <summary>An amount that may be missing.</summary>
    public static Cell Amount(NumberText numbers, decimal? value) =>
        value is { } amount ? Amount(numbers, amount) : new Cell(NumberText.None);

    /// <summary>An amount that may be missing.</summary>
    public static Cell Amount(NumberText numbers, double? value) => new(numbers.Amount(value), Round(value));

    /// <summary>A share as percent.</summary>
    public static Cell Share(NumberText numbers, double? value) => new(numbers.Percent(value), Round(value));

    /// <summary>A difference of rates in percentage points: lifts are often below one.</summary>
    public static Cell Points(NumberText numbers, double? value) =>
        value is { } difference ? new Cell(numbers.Points(difference, 2), Round(difference)) : new Cell(NumberText.None);

    /// <summary>A number with at most the given decimals.</summary>
    public static Cell Number(NumberText numbers, double? value, int decimals) => new(numbers.Number(value, decimals), Round(value));

    /// <summary>A number with exactly the given decimals.</summary>
    public static Cell Fixed(NumberText numbers, double? value, int decimals) => new(numbers.Fixed(value, decimals), Round(value));

    /// <summary>The markup: figures are <c>data</c> elements with their exact value.</summary>
    public override string ToString() => Exact is null ? Html : $"""<data value="{Exact}">{Html}</data>""";

    private static string? Round(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
