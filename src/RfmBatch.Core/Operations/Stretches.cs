namespace RfmBatch.Core.Operations;

/// <summary>Stretches of days before new ones, each as long, the nearest first.</summary>
internal sealed class Stretches
{
    /// <summary>Days at most of a stretch.</summary>
    public const int MostDays = 28;

    /// <summary>Stretches whose range is where the next is expected.</summary>
    public const int Near = 5;

    /// <summary>Stretches before which a drop is not judged: in its first quarter a history finds its level.</summary>
    private const int LeastForDrop = 13;

    // Of log means: a rise or drop that is never a jump, of rows and of sales, whose size a single order may decide.
    private const double LeastRise = 0.35;
    private const double LeastDrop = 0.25;
    private const double LeastOfSales = 0.5;

    // The limit, in typical changes from one stretch to the next; more where few are known, and of few rows.
    private const double Changes = 3;
    private const double MadToSd = 1.4826;
    private const double FewStretches = 5;
    private const double FewRows = 4;

    private const int Week = 7;
    private const int Year = 364;
    private const int YearTolerance = 21;
    private const int MostYears = 3;

    private readonly Dictionary<int, LoadedDay> _known;
    private readonly int _first;
    private readonly int _length;
    private readonly int _begin;

    /// <summary>Stretches before days.</summary>
    /// <param name="known">The days before, with their totals.</param>
    /// <param name="days">New days, ascending.</param>
    public Stretches(Dictionary<int, LoadedDay> known, IReadOnlyList<int> days)
    {
        var judged = days.TakeWhile(day => day < days[0] + MostDays).ToList();
        _known = known;
        _first = judged[0];
        _length = judged[^1] - judged[0] + 1;
        _begin = known.Keys.Min();
        DayCount = judged.Count;
    }

    /// <summary>Days judged.</summary>
    public int DayCount { get; }

    /// <summary>The range that was left, or null where it was not, or nothing is known.</summary>
    /// <param name="value">What is measured.</param>
    /// <param name="mean">Its mean over the new days, above 0.</param>
    /// <param name="rows">Rows of the new days, or null where something else is measured.</param>
    /// <param name="unfinished">Means of new days of loads before, as they were when each had been loaded.</param>
    public VolumeRange? Judge(Func<LoadedDay, long> value, double mean, double? rows, IEnumerable<double> unfinished)
    {
        var period = Week * ((_length + Week - 1) / Week);
        var means = Means(value, period);
        if (_length < Week && means.Count(known => known > 0) < LeastForDrop)
        {
            // Too few weeks for each weekday by itself: stretches follow each other.
            period = _length;
            means = Means(value, period);
        }

        var near = means.Take(LeastForDrop).Where(known => known > 0).Take(Near).ToList();
        var changes = means.Zip(means.Skip(1)).Where(pair => pair is { First: > 0, Second: > 0 })
            .Select(pair => Math.Abs(Math.Log(pair.First / pair.Second)))
            .Order()
            .ToArray();
        if (near.Count < Near || changes.Length < Near - 1)
        {
            return null;
        }

        var count = means.Count(known => known > 0);
        var limit = Math.Max(
            Changes * MadToSd * Median(changes) * (1 + (FewStretches / count)), rows is { } n ? FewRows / Math.Sqrt(n) : 0);
        var up = Math.Max(limit, rows is null ? LeastOfSales : LeastRise);
        var down = Math.Max(limit, rows is null ? LeastOfSales : LeastDrop);
        var expected = near.Concat(unfinished.Where(known => known > 0)).ToList();
        var range = new VolumeRange(expected.Min(), expected.Max(), expected.Min() * Math.Exp(-down), expected.Max() * Math.Exp(up), count);
        var isJump = mean > range.UpperLimit || (mean < range.LowerLimit && count >= LeastForDrop);
        return isJump && !IsSeason(means, period, Math.Log(mean / (mean > range.UpperLimit ? range.Highest : range.Lowest)), limit)
            ? range
            : null;
    }

    // The move out of the range, in logarithms, had its like about a year before.
    private static bool IsSeason(List<double> means, int period, double move, double limit)
    {
        for (var index = 0; index + Near < means.Count; index++)
        {
            var age = (index + 1) * period % Year;
            var isYear = (index + 1) * period > Year - YearTolerance && (age <= YearTolerance || age >= Year - YearTolerance);
            var near = means.Skip(index + 1).Take(LeastForDrop).Where(known => known > 0).Take(Near).ToList();
            if (isYear && means[index] > 0 && near.Count == Near)
            {
                var like = move > 0 ? Math.Log(means[index] / near.Max()) : Math.Log(means[index] / near.Min());
                if (move > 0 ? like >= move - limit && like > 0 : like <= move + limit && like < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    // 0 where no day of a stretch has rows.
    private List<double> Means(Func<LoadedDay, long> value, int period)
    {
        List<double> means = [];
        for (var first = _first - period; first >= _begin && _first - first <= (MostYears * Year) + YearTolerance; first -= period)
        {
            var (sum, days) = (0L, 0);
            for (var day = first; day < first + _length; day++)
            {
                if (_known.TryGetValue(day, out var known) && value(known) > 0)
                {
                    sum += value(known);
                    days++;
                }
            }

            means.Add(days == 0 ? 0 : (double)sum / days);
        }

        return means;
    }
}

/// <summary>What was expected of a stretch.</summary>
/// <param name="Lowest">The lowest mean of a day of stretches before.</param>
/// <param name="Highest">The highest.</param>
/// <param name="LowerLimit">Below it the mean jumps.</param>
/// <param name="UpperLimit">Above it the mean jumps.</param>
/// <param name="Count">Stretches with rows.</param>
internal readonly record struct VolumeRange(double Lowest, double Highest, double LowerLimit, double UpperLimit, int Count);
