using System.Globalization;

namespace RfmBatch.Core.Operations;

/// <summary>Finds loads whose new days have more or less rows or sales than the stretches of days before them vary.</summary>
/// <remarks>
/// A stretch is as long as the load's new days and begins a multiple of a week before, so that weekdays agree. What is measured is the
/// mean of days that have rows. A jump lies outside of the range of the last five stretches by more than a limit, which is made from the
/// typical change from one stretch to the next (median): trends and seasons lie near that range, noise widens the limit. The same move
/// about a year before is a season too.
/// </remarks>
internal static class DailyVolume
{
    private const string Rows = "rows";
    private const string Sales = "sales";

    /// <summary>The new loads of one source.</summary>
    public static IEnumerable<LoadJump> Find(IReadOnlyList<LoadOfDays> loads, int seenLoadKey, IReadOnlyCollection<int> jumped)
    {
        if (!loads.Any(load => load.LoadKey <= seenLoadKey && load.Days.Count > 0))
        {
            yield break; // The first loads of a history are that history.
        }

        var final = DayTotals.Of(loads.Where(load => !jumped.Contains(load.LoadKey))).ToDictionary(day => day.Day);
        var known = new Dictionary<int, LoadedDay>();
        var unfinished = new Queue<(double Rows, double Sales)>();
        var last = int.MinValue;
        foreach (var load in loads.Where(load => load.Days.Count > 0 && !jumped.Contains(load.LoadKey)))
        {
            // The day with which the loads before end may have been cut off by them.
            var fresh = load.Days.Where(day => day.Day >= last).Select(day => day.Day).ToList();
            var isNew = load.LoadKey > seenLoadKey;
            string? words = null;
            if (isNew && fresh.Count > 0 && known.Count > 0)
            {
                var before = new Stretches(known, fresh);
                words = Words(before, fresh, final, Rows, day => day.RowCount, unfinished.Select(means => means.Rows))
                    ?? Words(before, fresh, final, Sales, day => day.SalesAmount, unfinished.Select(means => means.Sales));
            }

            if (words is not null)
            {
                yield return new LoadJump(load, words);
                continue;
            }

            if (isNew)
            {
                load.Days.ToList().ForEach(day => known[day.Day] = final[day.Day]);
            }
            else
            {
                DayTotals.Add(known, load.Days);
            }

            if (fresh.Count > 0)
            {
                unfinished.Enqueue((Mean(fresh, known, day => day.RowCount), Mean(fresh, known, day => day.SalesAmount)));
                if (unfinished.Count > Stretches.Near)
                {
                    unfinished.Dequeue();
                }
            }

            last = Math.Max(last, load.Days[^1].Day);
        }
    }

    // Stretches of few days are compared with as long ones: of a long load the first weeks are.
    private static double Mean(List<int> days, Dictionary<int, LoadedDay> totals, Func<LoadedDay, long> value)
    {
        var first = days.Where(day => day < days[0] + Stretches.MostDays && totals.ContainsKey(day)).ToList();
        return first.Count == 0 ? 0 : first.Average(day => (double)value(totals[day]));
    }

    private static string? Words(
        Stretches before,
        List<int> days,
        Dictionary<int, LoadedDay> totals,
        string what,
        Func<LoadedDay, long> value,
        IEnumerable<double> unfinished)
    {
        var isRows = what == Rows;
        var mean = Mean(days, totals, value);
        if (mean <= 0 || before.Judge(value, mean, isRows ? mean * before.DayCount : null, unfinished) is not { } range)
        {
            return null;
        }

        var culture = CultureInfo.InvariantCulture;
        string Number(double number) => (isRows ? number : number / Amount.Scale).ToString("N0", culture);
        return string.Create(
            culture,
            $"its {before.DayCount} new days have {Number(mean)} {what} a day, where stretches of as many days before had "
            + $"{Number(range.Lowest)} to {Number(range.Highest)} (limits {Number(range.LowerLimit)} and {Number(range.UpperLimit)}, from "
            + $"{range.Count} stretches).");
    }
}
