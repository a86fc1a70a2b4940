using System.Globalization;

namespace RfmBatch.Application.Reading;

/// <summary>The text of one cell, the same for equal values whichever store they come from.</summary>
internal static class CsvCell
{
    /// <summary>Spreadsheets take a text that begins so for a formula (OWASP, "CSV Injection").</summary>
    private const string FormulaStarts = "=+-@\t\r\n";

    /// <summary>Invariant text of a value read from a <c>bi</c> view; null is empty.</summary>
    /// <remarks>Amounts have up to four decimals without trailing zeros, instants milliseconds and Z, flags are 0 or 1.</remarks>
    public static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => Harmless(text),
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("0.####", CultureInfo.InvariantCulture),
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture), // + 0.0 turns -0 into 0
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        _ => throw new InvalidOperationException($"A bi view has no values of type {value.GetType().Name}."),
    };

    private static string Harmless(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
