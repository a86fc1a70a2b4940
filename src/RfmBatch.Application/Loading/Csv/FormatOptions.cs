using System.Globalization;
using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>The options of a request, read from their texts; errors are collected, not thrown.</summary>
internal static class FormatOptions
{
    static FormatOptions() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a name; null where none is named.</summary>
    public static Encoding? ParseEncoding(string? name, List<string> errors)
    {
        if (name is null)
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            errors.Add(
                $"--encoding '{name}' is not known; it must be a name such as utf-8, utf-16, latin1 or windows-1252."
                + NearestName.Question(name, Encoding.GetEncodings().Select(known => known.Name)));
            return null;
        }
    }

    /// <summary>The culture of a name; null where none is named.</summary>
    public static CultureInfo? ParseCulture(string? name, List<string> errors)
    {
        if (name is null)
        {
            return null;
        }

        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            errors.Add($"--culture '{name}' is not known; it must be a name such as de-DE, fr-FR or en-GB.");
            return null;
        }
    }

    /// <summary>Lines to leave out; 0 where none are named.</summary>
    public static int ParseSkipLines(string? text, List<string> errors) => ParseWhole("--skip-lines", text, 0, 1_000_000, errors) ?? 0;

    /// <summary>The most rows that a file may have.</summary>
    public static long ParseMaxRows(string? text, List<string> errors) =>
        ParseWhole("--max-rows", text, 1, int.MaxValue, errors) ?? long.MaxValue;

    /// <summary>Checks a date format.</summary>
    public static void CheckDateFormat(string? format, List<string> errors)
    {
        if (format is null || DateNumber.All.Any(number => number.Name == format))
        {
            return;
        }

        if (!format.Contains('y', StringComparison.Ordinal)
            || !format.Contains('M', StringComparison.Ordinal)
            || !format.Contains('d', StringComparison.Ordinal))
        {
            errors.Add(
                $"--date-format '{format}' is not allowed; it must have a year (yyyy), a month (MM; mm is minutes) and a day (dd), for "
                + $"example dd.MM.yyyy or yyyy-MM-dd HH:mm, or be {string.Join(", ", DateNumber.All.Select(number => number.Name))}.");
        }
    }

    private static int? ParseWhole(string option, string? text, int lowest, int highest, List<string> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        errors.Add(string.Create(
            CultureInfo.InvariantCulture, $"{option} is '{text}'; it must be a whole number from {lowest} to {highest:N0}."));
        return null;
    }
}
