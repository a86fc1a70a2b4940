using System.Globalization;

namespace RfmBatch.Core.Operations;

/// <summary>Finds loads that make days grow which were complete: a longer export, or a part of a source loaded a second time.</summary>
/// <remarks>
/// The last day of the loads before is left out, for an export often ends within a day. Loads of several parts of one day, and rows that
/// come late, do it all the time: what earlier loads did is measured in the same way.
/// </remarks>
internal static class GrowingDays
{
    /// <summary>Growth of rows that is never a jump.</summary>
    private const double LeastGrowth = 1.4;

    /// <summary>How far it must exceed, in logarithms, the largest of earlier loads.</summary>
    private const double Factor = 1.5;

    /// <summary>With fewer earlier loads nothing is known.</summary>
    private const int LeastLoads = 5;

    private const int LeastRows = 10;
    private const int LeastDays = 2;

    /// <summary>The new loads of one source.</summary>
    public static IEnumerable<LoadJump> Find(IReadOnlyList<LoadOfDays> loads, int seenLoadKey, IReadOnlyCollection<int> jumped)
    {
        var totals = new Dictionary<int, LoadedDay>();
        var (largest, count, last) = (0.0, 0, int.MinValue);
        foreach (var load in loads)
        {
            var old = load.Days.Where(day => day.Day < last && totals.ContainsKey(day.Day)).ToList();
            var before = old.Sum(day => totals[day.Day].RowCount);
            var added = old.Sum(day => day.RowCount);
            var growth = before == 0 ? 1 : (double)(before + added) / before;
            var limit = Math.Max(LeastGrowth, Math.Exp(Factor * largest));
            var isEnough = count >= LeastLoads && old.Count >= LeastDays && before >= LeastRows && added >= LeastRows;
            var isJump = load.LoadKey > seenLoadKey && isEnough && growth > limit;
            if (isJump)
            {
                yield return new LoadJump(load, string.Create(
                    CultureInfo.InvariantCulture,
                    $"it adds {added:N0} rows to {old.Count} days that had {before:N0} (limit {limit:0.00} times, from "
                    + $"{count} loads before)."));
            }

            if (!isJump && !jumped.Contains(load.LoadKey))
            {
                largest = Math.Max(largest, Math.Log(growth));
                count++;
                DayTotals.Add(totals, load.Days);
                last = Math.Max(last, load.Days.Count > 0 ? load.Days[^1].Day : last);
            }
        }
    }
}
