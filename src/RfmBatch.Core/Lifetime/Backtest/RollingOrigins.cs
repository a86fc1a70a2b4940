using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Backtest;

/// <summary>Earlier dates at which the shop is predicted again, each with a holdout that is over.</summary>
/// <param name="Origins">First days of the holdouts, the latest first, days since 1970-01-01; empty where there are too few.</param>
/// <param name="Days">Length of each holdout; they do not overlap, and the first ends at as-of.</param>
/// <param name="Reason">Why there are none, or null.</param>
internal sealed record RollingOrigins(IReadOnlyList<int> Origins, int Days, string? Reason)
{
    /// <summary>Fewest holdouts that say anything of their spread.</summary>
    public const int MinCount = 3;

    private const int MaxCount = 6;
    private const int MinRepeaters = 100;
    private const int HalfYear = 182;
    private const int QuarterYear = 91;

    /// <summary>The longest of 52, 26 and 13 weeks with three holdouts or more.</summary>
    /// <param name="log">Customers.</param>
    /// <param name="asOf">First day not observed.</param>
    /// <param name="isNet">Whether returns reduce purchases.</param>
    public static RollingOrigins Choose(PurchaseLog log, int asOf, bool isNet)
    {
        var first = log.FirstDay();
        foreach (var days in (int[])[2 * HalfYear, HalfYear, QuarterYear])
        {
            var before = days == QuarterYear ? QuarterYear : Math.Max(days, HalfYear);
            int[] origins =
            [
                .. Enumerable.Range(1, MaxCount).Select(i => asOf - (i * days))
                    .TakeWhile(origin => first != Day.None && origin - first >= before)
            ];
            if (origins.Length >= MinCount
                && origins.TakeWhile(origin => Repeaters(log, origin, isNet) >= MinRepeaters).ToArray() is { Length: >= MinCount } enough)
            {
                return new RollingOrigins(enough, days, null);
            }
        }

        return new RollingOrigins(
            [], 0, $"the shop is too young, or has too few repeat buyers, for {MinCount} holdouts of {QuarterYear} days");
    }

    private static int Repeaters(PurchaseLog log, int origin, bool isNet) =>
        log.HistoryAt(origin, isNet).RepeatOrderDays.Count(x => x > 0);
}
