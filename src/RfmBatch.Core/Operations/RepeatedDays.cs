using System.Globalization;

namespace RfmBatch.Core.Operations;

/// <summary>Finds loads that bring what is there: days that have as many rows of the same amount from an earlier load.</summary>
/// <remarks>
/// Two loads of one day agree in rows and in the sum of amounts, to its last digit, only where they hold the same rows; so this needs no
/// earlier loads to compare with. An export of all of a year with one day more is found, as is a file loaded twice.
/// </remarks>
internal static class RepeatedDays
{
    /// <summary>The share of a load's rows that must lie on such days.</summary>
    private const double LeastShare = 0.5;

    /// <summary>With fewer such rows it is chance.</summary>
    private const int LeastRows = 10;

    /// <summary>The new loads.</summary>
    public static IEnumerable<LoadJump> Find(LoadHistory history)
    {
        var known = new Dictionary<(int Day, long RowCount, long Amount), LoadOfDays>();
        foreach (var load in history.Loads)
        {
            if (load.LoadKey > history.SeenLoadKey && Words(load, known) is { } words)
            {
                yield return new LoadJump(load, words);
            }

            foreach (var day in load.Days)
            {
                known.TryAdd((day.Day, day.RowCount, day.Amount), load);
            }
        }
    }

    private static string? Words(LoadOfDays load, Dictionary<(int Day, long RowCount, long Amount), LoadOfDays> known)
    {
        var (rows, days) = (0L, 0);
        var first = new Dictionary<int, LoadOfDays>();
        foreach (var day in load.Days)
        {
            if (known.TryGetValue((day.Day, day.RowCount, day.Amount), out var earlier))
            {
                rows += day.RowCount;
                days++;
                first.TryAdd(earlier.LoadKey, earlier);
            }
        }

        var all = load.Days.Sum(day => day.RowCount);
        if (rows < LeastRows || rows < LeastShare * all)
        {
            return null;
        }

        var more = first.Count > 1 ? $" and {first.Count - 1} more" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} of its {all:N0} rows lie on {days} days that {first.Values.First().Name}{more} already has with as many rows of "
            + $"the same amount: they count twice (limit {LeastShare * 100:0}% of the rows).");
    }
}
