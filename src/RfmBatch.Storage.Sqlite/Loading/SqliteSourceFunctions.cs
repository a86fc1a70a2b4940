using System.Globalization;
using Microsoft.Data.Sqlite;
using RfmBatch.Core;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Functions with which statements read values of a source table: SQLite has neither TRY_CONVERT nor decimals.</summary>
/// <remarks>A REAL is read as the decimal it prints as, so that 2.675 is 2.675 and not the binary number next to it.</remarks>
internal static class SqliteSourceFunctions
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ",
    ];

    /// <summary>Registers <c>rfm_key</c>, <c>rfm_day</c>, <c>rfm_amount</c> and <c>rfm_product</c> on a connection.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("rfm_key", (object? value) => KeyOf(value), isDeterministic: true);
        connection.CreateFunction("rfm_day", (object? value) => DayOf(value), isDeterministic: true);
        connection.CreateFunction("rfm_amount", (object? value) => ToAmount(NumberOf(value)), isDeterministic: true);
        connection.CreateFunction("rfm_product", (object? quantity, object? price) => ProductOf(quantity, price), isDeterministic: true);
    }

    private static string? KeyOf(object? value)
    {
        string? text = value switch
        {
            null or DBNull or byte[] => null,
            double real => real.ToString("R", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static long? DayOf(object? value) =>
        DateTime.TryParseExact(KeyOf(value), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date) && date.Year >= 1900
            ? Day.FromDate(DateOnly.FromDateTime(date))
            : null;

    private static decimal? NumberOf(object? value) =>
        decimal.TryParse(KeyOf(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static long? ToAmount(decimal? number) =>
        number is { } value && Math.Abs(value) <= Amount.ToDecimal(Amount.MaxLine) ? Amount.FromDecimal(value) : null;

    // Both factors are within the limit of a line, so the product fits a decimal.
    private static long? ProductOf(object? quantity, object? price) =>
        NumberOf(quantity) is { } first && ToAmount(first) is not null && NumberOf(price) is { } second && ToAmount(second) is not null ? ToAmount(first * second) : null;
}
