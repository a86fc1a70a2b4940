using System.Globalization;

namespace RfmBatch.Application.Loading;

/// <summary>The share of rejected rows above which a load fails.</summary>
internal static class RejectLimit
{
    /// <summary>Where nothing is said.</summary>
    public const string Default = "5%";

    /// <summary>Reads <c>5%</c> or <c>0.05</c> as a share 0..1.</summary>
    public static decimal Parse(string text, List<string> errors)
    {
        var trimmed = text.Trim();
        var isPercent = trimmed.EndsWith('%');
        if (decimal.TryParse(
            isPercent ? trimmed[..^1] : trimmed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            var share = isPercent ? value / 100 : value;
            if (share <= 1)
            {
                return share;
            }
        }

        errors.Add($"--reject-limit '{text}' is not allowed; it must be a share such as 5% or 0.05, from 0% to 100%.");
        return 0;
    }
}
