using System.Globalization;
using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Functions with which statements read values of a source table: SQLite has neither TRY_CONVERT nor decimals.</summary>
/// <remarks>
/// A REAL is read as the decimal it was written as, so that 2.675 is 2.675 and not the binary number next to it; the other store does the
/// same.
/// </remarks>
internal static class SqliteSourceFunctions
{
    // Every double of a fraction that was written with so many digits gives them back.
    private const int DoubleDigits = 15;

    // 2^53: up to here every whole number has a double of its own.
    private const double LargestWhole = 9007199254740992;

    // From here on a double's own error reaches the digits that decide a half.
    private const double LargestWritten = 1e10;

    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-dd "
            + "HH:mm", "yyyy-MM-dd "
            + "HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ",
    ];

    /// <summary>Registers <c>rfm_key</c>, <c>rfm_day</c> and the others on a connection.</summary>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateFunction("rfm_key", (object? value) => KeyOf(value), isDeterministic: true);
        connection.CreateFunction("rfm_day", (object? value) => DayOf(value), isDeterministic: true);
        connection.CreateFunction("rfm_amount", (object? value) => ToAmount(NumberOf(value)), isDeterministic: true);
        connection.CreateFunction("rfm_lost_digits", (string? text) => text is not null && LostDigits.Has(text), isDeterministic: true);
        connection.CreateFunction(
            "rfm_zero_date", (string? text) => text is not null && PlaceholderDates.IsZero(text), isDeterministic: true);
        connection.CreateFunction("rfm_product", (object? quantity, object? price) => ProductOf(quantity, price), isDeterministic: true);
    }

    private static string? KeyOf(object? value)
    {
        string? text = value switch
        {
            null or DBNull or byte[] => null,
            double real => TextOf(real),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        text = text?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static long? DayOf(object? value) =>
        DateTime.TryParseExact(KeyOf(value), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
            ? Day.FromDate(DateOnly.FromDateTime(date))
            : null;

    // A whole number by its digits; a fraction as it was written, where that gives the value back; all else in 17 digits,
    // as T-SQL's style 3 has them.
    private static string TextOf(double value)
    {
        if (Math.Abs(value) <= LargestWhole && value == Math.Floor(value))
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        return Math.Abs(value) < LargestWhole && Written(value) is var written && (double)written == value
            ? written.ToString("0.##############", CultureInfo.InvariantCulture)
            : value.ToString("e16", CultureInfo.InvariantCulture);
    }

    // Digits count those before the point, at least one; the conversion itself keeps 15 that are not zeros before them.
    private static decimal Written(double value)
    {
        var before = ((long)Math.Abs(value)).ToString(CultureInfo.InvariantCulture).Length;
        return decimal.Round((decimal)value, Math.Max(0, DoubleDigits - before), MidpointRounding.AwayFromZero);
    }

    private static decimal? NumberOf(object? value) => value switch
    {
        double real when double.IsNaN(real) || Math.Abs(real) > (double)Amount.ToDecimal(Amount.MaxLine) => null,
        double real when Math.Abs(real) < LargestWritten => Written(real),
        double real => decimal.Parse(real.ToString("F14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => decimal.TryParse(KeyOf(value), NumberForm, CultureInfo.InvariantCulture, out decimal number) ? number : null,
    };

    private static long? ToAmount(decimal? number) =>
        number is { } value && Math.Abs(value) <= Amount.ToDecimal(Amount.MaxLine) ? Amount.FromDecimal(value) : null;

    // Both factors are within the limit of a line, so the product fits a decimal.
    private static long? ProductOf(object? quantity, object? price) =>
        NumberOf(quantity) is { } first && ToAmount(first) is not null && NumberOf(price) is { } second && ToAmount(second) is not null
            ? ToAmount(first * second)
            : null;
}
