using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Season;

/// <summary>Repeat purchase days by calendar month, from the first purchase of anybody until as-of, and when customers came.</summary>
internal sealed class MonthCounts
{
    private readonly int[] _newCustomers;
    private readonly int _asOf;

    private MonthCounts(int firstDay, int asOf)
    {
        (FirstDay, _asOf) = (firstDay, asOf);
        var (first, last) = (Day.ToDate(firstDay), Day.ToDate(asOf - 1));
        FirstMonth = first.Month - 1;
        Counts = new double[((last.Year - first.Year) * 12) + last.Month - first.Month + 1];
        _newCustomers = new int[asOf - firstDay];
    }

    /// <summary>First purchase day of anybody, or <see cref="Day.None"/>.</summary>
    public int FirstDay { get; }

    /// <summary>Calendar month of the first, 0 for January.</summary>
    public int FirstMonth { get; }

    /// <summary>Repeat purchase days of each month.</summary>
    public double[] Counts { get; }

    public static MonthCounts Of(PurchaseLog log, int asOf, bool isNet)
    {
        var days = new List<(int Day, bool IsFirst)>();
        var net = new NetPurchases();
        for (var customer = 0; customer < log.Count; customer++)
        {
            net.Read(log, customer, asOf, isNet);
            for (var i = 0; i < net.Count; i++)
            {
                days.Add((net.Days[i], i == 0));
            }
        }

        if (days.Count == 0)
        {
            return new MonthCounts(asOf - 1, asOf);
        }

        var months = new MonthCounts(days.Min(one => one.Day), asOf);
        var first = Day.ToDate(months.FirstDay);
        foreach (var (day, isFirst) in days)
        {
            var date = Day.ToDate(day);
            if (isFirst)
            {
                months._newCustomers[day - months.FirstDay]++;
            }
            else
            {
                months.Counts[((date.Year - first.Year) * 12) + date.Month - first.Month]++;
            }
        }

        return months;
    }

    /// <summary>What a model expects of each month, given when customers came: Σ_f N_f (M(τ(b) − τ(f)) − M(τ(a) − τ(f))).</summary>
    /// <param name="model">M is its expectation for a new customer.</param>
    /// <param name="clock">Its time.</param>
    public double[] Expected(IPurchaseModel model, WeekClock clock)
    {
        var mean = MeanTable(model, clock.Weeks(FirstDay, _asOf - 1));
        var expected = new double[Counts.Length];
        var start = Day.ToDate(FirstDay);
        for (var month = 0; month < expected.Length; month++)
        {
            var firstOfMonth = new DateOnly(start.Year, start.Month, 1).AddMonths(month);
            var (before, last) = (Day.FromDate(firstOfMonth) - 1, Math.Min(_asOf, Day.FromDate(firstOfMonth.AddMonths(1))) - 1);
            for (var at = 0; at < _newCustomers.Length && at + FirstDay < last; at++)
            {
                if (_newCustomers[at] > 0)
                {
                    var first = at + FirstDay;
                    expected[month] += _newCustomers[at]
                        * (mean(clock.Weeks(first, last)) - mean(clock.Weeks(first, Math.Max(before, first))));
                }
            }
        }

        return expected;
    }

    /// <summary>The model's mean by sevenths of a week, straight between: it is smooth, and is asked a hundred thousand times.</summary>
    private static Func<double, double> MeanTable(IPurchaseModel model, double weeks)
    {
        var table = new double[(int)Math.Ceiling(weeks * WeekLogs.DaysPerWeek) + 2];
        Parallel.For(1, table.Length, i => table[i] = model.ExpectedOrdersOfNewCustomer(i / WeekLogs.DaysPerWeek));
        return at =>
        {
            var place = at * WeekLogs.DaysPerWeek;
            var i = Math.Min((int)place, table.Length - 2);
            return table[i] + ((place - i) * (table[i + 1] - table[i]));
        };
    }
}
