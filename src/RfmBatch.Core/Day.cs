namespace RfmBatch.Core;

/// <summary>Whole days as numbers since 1970-01-01, the form in which columns of a million customers hold dates.</summary>
public static class Day
{
    /// <summary>No date.</summary>
    public const int None = int.MinValue;

    private const int Epoch = 719_162; // DateOnly.DayNumber of 1970-01-01

    /// <summary>Days since 1970-01-01.</summary>
    public static int FromDate(DateOnly date) => date.DayNumber - Epoch;

    /// <summary>The date of a day number; <see cref="None"/> is not one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a day of the years 1..9999.</exception>
    public static DateOnly ToDate(int day) => DateOnly.FromDayNumber(day + Epoch);
}
