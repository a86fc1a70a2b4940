using System.Globalization;

namespace RfmBatch.Core.Operations;

/// <summary>
/// Checks whether the last day lies far behind the rest: one row dated too late moves as-of, and every customer's recency with it.
/// </summary>
/// <remarks>
/// A tail is stray where it has few of the rows, the gap before it is long and has no like in the data, and a load that has rows before
/// the gap brought it. A load of its own after a long gap is a shop that opened again: a warning.
/// </remarks>
internal static class LastDayCheck
{
    private const int NamedRows = 3;

    /// <summary>The check.</summary>
    public static QualityFinding Evaluate(LoadHistory? history)
    {
        var check = QualityCatalogue.LastDay;
        var days = history is null ? [] : DayTotals.Of(history.Loads);
        if (history is null || days.Count <= StrayTail.LeastDays)
        {
            return check.Passed($"fewer than {StrayTail.LeastDays + 1} days have rows.");
        }

        if (StrayTail.Find(history) is not { } tail)
        {
            return check.Passed(FormattableString.Invariant($"data ends on {Day.ToDate(days[^1].Day):yyyy-MM-dd}, near the days before."));
        }

        // Days before the gap tell which loads span it; a load that begins after it brought what came after a pause.
        var loads = history.Loads.Where(load => load.Days.Any(day => day.Day >= tail.FirstDay)).ToList();
        var spanning = loads.Where(load => load.Days.Any(day => day.Day < tail.FirstDay)).ToList();
        var text = Words(tail, spanning.Count > 0 ? spanning : loads, history);
        if (spanning.Count == 0)
        {
            return check.Failed($"{text} The load has no earlier days, as after a pause.", CheckSeverity.Warning);
        }

        var subjects = spanning.SelectMany(load => load.Days.Where(day => day.Day >= tail.FirstDay).Select(day => Subject(load, day)))
            .ToList();
        var accepted = subjects.Select(subject => history.RunThatAccepted(check, subject)).ToList();
        return accepted.TrueForAll(run => run is not null)
            ? check.Failed($"{text} Accepted with run {accepted.Max()}.", CheckSeverity.Notice)
            : spanning.TrueForAll(load => load.LoadKey <= history.SeenLoadKey)
            ? check.Failed($"{text} An earlier run was published with it.", CheckSeverity.Warning)
            : check.Failed(
                $"{text} Correct the source and take the load back (rfmbatch loads undo {spanning[0].LoadKey}), or run with --as-of; if "
                + $"the date is right, publish with --accept {check.Id}.") with { Subjects = subjects };
    }

    private static string Subject(LoadOfDays load, LoadedDay day) =>
        FormattableString.Invariant($"load {load.LoadKey} day {Day.ToDate(day.Day):yyyy-MM-dd}");

    private static string Words(StrayTail tail, IReadOnlyList<LoadOfDays> loads, LoadHistory history)
    {
        var rows = history.StrayRows.Where(row => row.Day >= tail.FirstDay && loads.Any(load => load.LoadKey == row.LoadKey)).ToList();
        var named = rows.Take(NamedRows).Select(row => FormattableString.Invariant(
            $"order {row.OrderId} of {loads.First(load => load.LoadKey == row.LoadKey).Name} on {Day.ToDate(row.Day):yyyy-MM-dd}"));
        var who = rows.Count > 0 ? string.Join(", ", named) : string.Join(", ", loads.Take(NamedRows).Select(load => load.Name));
        var dayBefore = Day.ToDate(tail.LastDayBefore);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{tail.RowCount:N0} of {tail.AllRowCount:N0} rows lie {tail.GapDays} days behind the rest, which ends on "
            + $"{dayBefore:yyyy-MM-dd}: {who}. The limit is {StrayTail.ShortestGap} days and {StrayTail.GapFactor} times the longest gap "
            + $"before, of at most {StrayTail.LargestShare * 100:0}% of the rows.");
    }
}
