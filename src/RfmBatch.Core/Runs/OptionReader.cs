using System.Globalization;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Runs;

/// <summary>Reads single option values; null for a text that is absent or was refused.</summary>
internal sealed class OptionReader(List<string> errors)
{
    public void Refuse(string option, string text, string allowed) => errors.Add($"{option} '{text}' is not allowed; {allowed}.");

    public int? Whole(string option, string? text, int lowest, int highest, string otherwise = "")
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Refuse(option, text, FormattableString.Invariant($"it must be a whole number from {lowest} to {highest}{otherwise}"));
        return null;
    }

    /// <summary>A share, 0.25 or 25%.</summary>
    public decimal? Share(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var isPercent = text.EndsWith('%');
        if (decimal.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var share = isPercent ? number / 100 : number;
            if (share is >= 0 and <= 1)
            {
                // Without trailing zeros, so that 0.30 and 30% are stored alike.
                return share / 1.0000000000000000000000000000m;
            }
        }

        Refuse(option, text, "it must be from 0 to 1, or from 0% to 100%");
        return null;
    }

    public DateOnly? Date(string option, string? text, DateOnly first, DateOnly last, string otherwise)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= first && date <= last)
        {
            return date;
        }

        Refuse(option, text, FormattableString.Invariant($"it must be a date written yyyy-MM-dd from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}{otherwise}"));
        return null;
    }

    public T? Name<T>(string option, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        var value = OptionNames.Find<T>(text);
        if (value is null)
        {
            Refuse(option, text, $"it must be one of {string.Join(", ", OptionNames.All<T>())}");
        }

        return value;
    }

    public (ScoringMethod Method, ScoreBreaks? Breaks) Scoring(string? text, ScoringMethod method, ScoreBreaks? breaks)
    {
        if (text is null)
        {
            return (method, breaks);
        }

        if (text.StartsWith(ScoreBreaksText.Prefix, StringComparison.Ordinal))
        {
            return (ScoringMethod.Breaks, ScoreBreaksText.Read(text, errors));
        }

        if (OptionNames.Find<ScoringMethod>(text) is { } named and not ScoringMethod.Breaks)
        {
            return (named, null);
        }

        Refuse("--scoring", text, $"it must be one of quantile, rank, percent, equal-width or edges such as {ScoreBreaksText.Form}");
        return (method, breaks);
    }
}
