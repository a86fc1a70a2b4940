using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>The failure of a load with more rejects of one shape than dirt has.</summary>
internal static class ShapeFailure
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "dd.MM.yyyy", "MM/dd/yyyy", "dd/MM/yyyy", "dd-MM-yyyy", "yyyy/MM/dd", "yyyy.MM.dd", "d.M.yyyy",
        "M/d/yyyy", "d/M/yyyy", "yy/MM/dd", "dd.MM.yy", "MM/dd/yy", "dd/MM/yy", "d-MMM-yyyy", "d MMM yyyy", "MMM d, yyyy",
        "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "dd.MM.yyyy HH:mm",
        "MM/dd/yyyy HH:mm", "dd/MM/yyyy HH:mm",
        "M/d/yyyy h:mm:ss tt", "yyyyMMddHHmmss", "yyyyMMdd HHmm", "MMM yyyy", "yyyy-MM",
    ];

    /// <summary>Names the shape in the message, which the ledger keeps, and a value only in the next step.</summary>
    /// <param name="count">The shape.</param>
    /// <param name="place">What follows a line: <c> of 'sales.csv'</c>, or nothing.</param>
    /// <param name="isFile">Whether options that say how a file is written may be named.</param>
    public static RfmBatchException Create(RejectCount count, string place, bool isFile)
    {
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{count.RowCount:N0} rows were rejected as {count.ReasonCode} with values of one shape, {count.Shape}, first in line "
            + $"{count.FirstLine}{place}: that is a format and no dirt. Nothing was loaded.");
        return new RfmBatchException(
            message, $"{NextStep(count, isFile)} To load without these rows, say --accept-shape \"{count.Shape}\".");
    }

    private static string NextStep(RejectCount count, bool isFile)
    {
        if (count.ReasonCode == RejectReason.LostDigits)
        {
            return $"In '{count.ColumnName}' a spreadsheet has replaced the last digits of long ids by an exponent, and they are in none "
                + "of its exports: export from where the spreadsheet has its rows, or make the column text before they are read into it.";
        }

        var example = $"'{count.ColumnName}' is '{count.Example}' there";
        return !isFile
            ? $"{example}: load a view that converts it."
            : OptionFor(count) is { } option
                ? $"{example}: {option} would read it, but look whether the other rows are written so too."
                : $"{example}: export the column in the form of the other rows.";
    }

    private static string? OptionFor(RejectCount count)
    {
        // A number that another culture reads has refused the file before, as one that contradicts the others.
        if (count.ReasonCode != RejectReason.BadDate)
        {
            return null;
        }

        bool isReadAs(string format) =>
            DateTime.TryParseExact(count.Example, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return DateFormats.FirstOrDefault(isReadAs) is { } format
            ? $"--date-format {(format.Contains(' ', StringComparison.Ordinal) ? $"\"{format}\"" : format)}"
            : null;
    }
}
