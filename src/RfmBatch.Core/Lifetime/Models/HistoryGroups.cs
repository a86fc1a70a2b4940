using System.Globalization;

namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// Identical purchase histories (x, t_x, T) put together, with the number of customers of each: a million customers have far fewer
/// histories.
/// </summary>
/// <remarks>Ordered by x, then T, then t_x, so that groups which differ in t_x alone are neighbours.</remarks>
internal sealed class HistoryGroups
{
    private const int DayBits = 22;
    private const int MaxDays = (1 << DayBits) - 1;

    /// <summary>Number of distinct histories.</summary>
    public int Count => RepeatOrderDays.Length;

    /// <summary>x of each group.</summary>
    public required int[] RepeatOrderDays { get; init; }

    /// <summary>t_x in days of each group.</summary>
    public required int[] AgesAtLastOrder { get; init; }

    /// <summary>T in days of each group.</summary>
    public required int[] Ages { get; init; }

    /// <summary>T in weeks by age in days, from 0 to the greatest age.</summary>
    public required double[] WeeksByAge { get; init; }

    /// <summary>t_x in weeks of each group.</summary>
    public required double[] WeeksToLast { get; init; }

    /// <summary>Customers, or their weights, of each group.</summary>
    public required double[] Weights { get; init; }

    /// <summary>What of the likelihood no parameter moves.</summary>
    public PurchaseTimes Times { get; init; }

    /// <summary>Group of each customer, −1 for a customer without a sale.</summary>
    public required int[] GroupOfCustomer { get; init; }

    /// <summary>Sum of the weights.</summary>
    public double TotalWeight => Weights.Sum();

    /// <summary>What the models are told of a group.</summary>
    public CustomerPast PastOf(int group) => new(RepeatOrderDays[group], WeeksToLast[group], WeeksByAge[Ages[group]]);

    /// <summary>Groups customers.</summary>
    /// <param name="history">Customers with x = −1 are left out.</param>
    /// <param name="weights">Weight per customer, or null for 1; a weight of n is the same as n equal customers.</param>
    /// <param name="clock">How long days last, or null for the calendar.</param>
    /// <param name="times">Of the same customers; needed to compare models.</param>
    /// <exception cref="ArgumentException">Not x ≤ t_x ≤ T in days, or t_x above 0 when x = 0.</exception>
    public static HistoryGroups From(
        PurchaseHistory history, double[]? weights = null, WeekClock? clock = null, PurchaseTimes times = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (keys, rows) = Sorted(history);
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            count += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        }

        clock ??= WeekClock.Calendar;
        var weeksByAge = WeeksBack(clock, history.ObservedTo, history.Ages.DefaultIfEmpty(0).Max());
        var groups = new HistoryGroups
        {
            Times = times,
            WeeksByAge = weeksByAge,
            WeeksToLast = new double[count],
            RepeatOrderDays = new int[count],
            AgesAtLastOrder = new int[count],
            Ages = new int[count],
            Weights = new double[count],
            GroupOfCustomer = new int[history.Count],
        };
        Array.Fill(groups.GroupOfCustomer, -1);
        var group = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (i == 0 || keys[i] != keys[i - 1])
            {
                group++;
                groups.RepeatOrderDays[group] = history.RepeatOrderDays[row];
                groups.AgesAtLastOrder[group] = history.AgesAtLastOrder[row];
                groups.Ages[group] = history.Ages[row];
                groups.WeeksToLast[group] = clock.Weeks(
                    history.ObservedTo - history.Ages[row], history.ObservedTo - history.Ages[row] + history.AgesAtLastOrder[row]);
            }

            groups.Weights[group] += weights is null ? 1 : weights[row];
            groups.GroupOfCustomer[row] = group;
        }

        return groups;
    }

    /// <summary>Calls an action, on all cores, for every stretch (from, to exclusive) of groups that differ in t_x alone.</summary>
    public void EachRun(Action<int, int> action)
    {
        var starts = Enumerable.Range(0, Count)
            .Where(i => i == 0 || RepeatOrderDays[i] != RepeatOrderDays[i - 1] || Ages[i] != Ages[i - 1])
            .ToArray();
        Parallel.For(0, starts.Length, run => action(starts[run], run + 1 < starts.Length ? starts[run + 1] : Count));
    }

    /// <summary>Every n-th group, the weights as they are: enough to find where a likelihood is large.</summary>
    internal HistoryGroups Thinned(int maxCount)
    {
        if (Count <= maxCount)
        {
            return this;
        }

        var step = (Count + maxCount - 1) / maxCount;
        var kept = Enumerable.Range(0, (Count + step - 1) / step).Select(i => i * step).ToArray();
        return new HistoryGroups
        {
            RepeatOrderDays = [.. kept.Select(i => RepeatOrderDays[i])],
            AgesAtLastOrder = [.. kept.Select(i => AgesAtLastOrder[i])],
            Ages = [.. kept.Select(i => Ages[i])],
            WeeksByAge = WeeksByAge,
            WeeksToLast = [.. kept.Select(i => WeeksToLast[i])],
            Weights = [.. kept.Select(i => Weights[i])],
            GroupOfCustomer = [],
        };
    }

    private static double[] WeeksBack(WeekClock clock, int to, int maxAge)
    {
        var weeks = new double[maxAge + 1];
        for (var age = 0; age <= maxAge; age++)
        {
            weeks[age] = clock.Weeks(to - age, to);
        }

        return weeks;
    }

    private static (ulong[] Keys, int[] Rows) Sorted(PurchaseHistory history)
    {
        var keys = new ulong[history.Count];
        var rows = new int[history.Count];
        var count = 0;
        for (var row = 0; row < history.Count; row++)
        {
            var (x, last, age) = (history.RepeatOrderDays[row], history.AgesAtLastOrder[row], history.Ages[row]);
            if (x < 0)
            {
                continue;
            }

            if (last < 0 || last > age || age > MaxDays || x > last || (x == 0 && last != 0))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A purchase history has x = {x}, t_x = {last} days, T = {age} days; "
                        + $"x ≤ t_x ≤ T ≤ {MaxDays} days, and t_x = 0 when x = 0."),
                    nameof(history));
            }

            keys[count] = ((ulong)x << (2 * DayBits)) | ((ulong)age << DayBits) | (uint)last;
            rows[count++] = row;
        }

        Array.Resize(ref keys, count);
        Array.Resize(ref rows, count);
        Array.Sort(keys, rows);
        return (keys, rows);
    }
}
