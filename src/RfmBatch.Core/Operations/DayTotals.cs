namespace RfmBatch.Core.Operations;

/// <summary>Days over several loads.</summary>
internal static class DayTotals
{
    /// <summary>Each day once, ascending.</summary>
    public static IReadOnlyList<LoadedDay> Of(IEnumerable<LoadOfDays> loads)
    {
        var totals = new Dictionary<int, LoadedDay>();
        foreach (var load in loads)
        {
            Add(totals, load.Days);
        }

        return [.. totals.Values.OrderBy(day => day.Day)];
    }

    /// <summary>Adds days to totals.</summary>
    public static void Add(Dictionary<int, LoadedDay> totals, IEnumerable<LoadedDay> days)
    {
        foreach (var day in days)
        {
            var sum = totals.GetValueOrDefault(day.Day);
            totals[day.Day] = new LoadedDay(
                day.Day, sum.RowCount + day.RowCount, sum.Amount + day.Amount, sum.SalesAmount + day.SalesAmount);
        }
    }
}
