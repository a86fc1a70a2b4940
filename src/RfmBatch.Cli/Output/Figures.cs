using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Cli.Output;

/// <summary>Figures as people read them.</summary>
internal static class Figures
{
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Share(double? share) =>
        share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";

    /// <summary>Money given in ten-thousandths, exact: two decimals, and more where there are.</summary>
    public static string Money(long tenThousandths) => Money(Amount.ToDecimal(tenThousandths));

    /// <summary>Money, exact.</summary>
    public static string Money(decimal amount) => amount.ToString("#,0.00##", CultureInfo.InvariantCulture);

    /// <summary>Money to two decimals, for columns to be compared; the exact figures are in the views.</summary>
    public static string Cents(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    public static string Number(double? value, string format = "#,0.0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A bar of at most <paramref name="width"/> characters; anything above nothing shows at least a trace.</summary>
    public static string Bar(double share, double largestShare, int width, bool isScreen)
    {
        if (share <= 0 || largestShare <= 0)
        {
            return "";
        }

        var length = Math.Max(1, (int)Math.Round(share / largestShare * width, MidpointRounding.AwayFromZero));
        return new string(isScreen ? '█' : '#', length);
    }
}
