namespace RfmBatch.Core.Operations;

/// <summary>Days at the end that lie far behind the rest and have few rows.</summary>
/// <param name="FirstDay">The first of them, days since 1970-01-01.</param>
/// <param name="LastDayBefore">The last day before the gap.</param>
/// <param name="GapDays">Days from one to the other.</param>
/// <param name="RowCount">Rows on them.</param>
/// <param name="AllRowCount">All rows.</param>
public sealed record StrayTail(int FirstDay, int LastDayBefore, int GapDays, long RowCount, long AllRowCount)
{
    /// <summary>A shorter gap, in days, is none.</summary>
    internal const int ShortestGap = 60;

    /// <summary>How many times the longest gap of the rest it must be: a season comes back, a stray row does not.</summary>
    internal const double GapFactor = 1.5;

    /// <summary>The largest share of all rows that a tail has; one row always may.</summary>
    internal const double LargestShare = 0.01;

    /// <summary>With fewer earlier days nothing is known of gaps.</summary>
    internal const int LeastDays = 10;

    /// <summary>The days behind a gap, where they are few and it is long, or null.</summary>
    public static StrayTail? Find(LoadHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var days = DayTotals.Of(history.Loads);
        var all = days.Sum(day => day.RowCount);
        var most = Math.Max(1, (long)(all * LargestShare));
        StrayTail? found = null;
        var rows = 0L;
        for (var first = days.Count - 1; first > LeastDays; first--)
        {
            rows += days[first].RowCount;
            if (rows > most)
            {
                break;
            }

            var gap = days[first].Day - days[first - 1].Day;
            if (gap > (found?.GapDays ?? ShortestGap - 1) && gap > GapFactor * LongestGap(days, first, most))
            {
                found = new StrayTail(days[first].Day, days[first - 1].Day, gap, rows, all);
            }
        }

        return found;
    }

    // Rows dated too early leave a gap too, which tells nothing: the first days are left out as long as they have as few rows.
    private static int LongestGap(IReadOnlyList<LoadedDay> days, int count, long fewRows)
    {
        var rows = days[0].RowCount;
        var longest = 0;
        for (var i = 1; i < count; i++)
        {
            longest = rows > fewRows ? Math.Max(longest, days[i].Day - days[i - 1].Day) : longest;
            rows += days[i].RowCount;
        }

        return longest;
    }
}
