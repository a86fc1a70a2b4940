using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>The time kept back to test predictions on.</summary>
/// <param name="From">Its first day; it ends before as-of. Null where there is none.</param>
/// <param name="Days">Its length, 0 where there is none.</param>
/// <param name="Reason">Why there is none, or null.</param>
public sealed record HoldoutPeriod(DateOnly? From, int Days, string? Reason)
{
    /// <summary>Shortest holdout, 13 weeks.</summary>
    public const int MinDays = 13 * 7;

    /// <summary>Longest holdout that is chosen by itself, 52 weeks.</summary>
    public const int MaxDays = 52 * 7;

    /// <summary>Length in weeks.</summary>
    public double Weeks => Days / WeekLogs.DaysPerWeek;

    /// <summary>Chooses the holdout.</summary>
    /// <param name="firstSale">First sale of the population.</param>
    /// <param name="asOf">First day not observed.</param>
    /// <param name="from">First day of the holdout as asked for, or null for the last third of the time since the first sale, at most 52
    /// weeks.</param>
    public static HoldoutPeriod Choose(DateOnly firstSale, DateOnly asOf, DateOnly? from)
    {
        var observed = asOf.DayNumber - firstSale.DayNumber;
        var days = from is { } day ? asOf.DayNumber - day.DayNumber : Math.Min(observed / 3, MaxDays);
        if (from is { } given && given <= firstSale)
        {
            return new HoldoutPeriod(
                null,
                0,
                FormattableString.Invariant(
                    $"the holdout from {given:yyyy-MM-dd} leaves nothing to learn from: the first sale is of {firstSale:yyyy-MM-dd}."));
        }

        return days >= MinDays
            ? new HoldoutPeriod(asOf.AddDays(-days), days, null)
            : new HoldoutPeriod(null, 0, $"a holdout of {days} days is too short to judge by; {MinDays} days are needed.");
    }
}
