namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Operational time: a day of a month with index s lasts s/7 weeks. With all indexes 1 it is the calendar.</summary>
/// <remarks>
/// τ(d) = Σ over days u ≤ d of s(month of u) / 7. A customer's t_x, T and horizon are differences of τ, so models need nothing else.
/// </remarks>
internal sealed class WeekClock
{
    private readonly int _from;
    private readonly double[] _sums;

    /// <summary>Creates the clock.</summary>
    /// <param name="indexes">Twelve, January first; 1 is the mean day.</param>
    /// <param name="from">First day that is asked for, days since 1970-01-01.</param>
    /// <param name="to">Last day that is asked for.</param>
    public WeekClock(IReadOnlyList<double> indexes, int from, int to)
    {
        Indexes = indexes;
        IsEven = indexes.All(index => index == 1);
        _from = from;
        _sums = new double[IsEven ? 0 : to - from + 2];
        for (var i = 1; i < _sums.Length; i++)
        {
            _sums[i] = _sums[i - 1] + indexes[Day.ToDate(from + i - 1).Month - 1];
        }
    }

    /// <summary>The calendar itself.</summary>
    public static WeekClock Calendar { get; } = new([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0, 0);

    /// <summary>The twelve indexes.</summary>
    public IReadOnlyList<double> Indexes { get; }

    /// <summary>Whether it is the calendar.</summary>
    public bool IsEven { get; }

    /// <summary>Weeks that pass after one day until the end of another.</summary>
    public double Weeks(int from, int to) =>
        (IsEven ? to - from : _sums[to - _from + 1] - _sums[from - _from + 1]) / WeekLogs.DaysPerWeek;

    /// <summary>First day by whose end so many weeks have passed after a day; within the days of the clock.</summary>
    public int DayAfter(int from, double weeks)
    {
        if (IsEven)
        {
            return from + Math.Max(1, (int)Math.Ceiling(weeks * WeekLogs.DaysPerWeek));
        }

        var day = from + 1;
        while (day - _from + 2 < _sums.Length && Weeks(from, day) < weeks)
        {
            day++;
        }

        return day;
    }

    /// <summary>ln of a day's index.</summary>
    public double LogIndex(int day) => IsEven ? 0 : Math.Log(Indexes[Day.ToDate(day).Month - 1]);
}
