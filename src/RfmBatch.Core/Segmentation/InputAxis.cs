namespace RfmBatch.Core.Segmentation;

/// <summary>The values of one input cut into the intervals that the rules can tell apart.</summary>
internal sealed class InputAxis
{
    private InputAxis(RuleInput input, List<(double Low, double High)> intervals) => (Input, Intervals) = (input, intervals);

    public RuleInput Input { get; }

    /// <summary>Smallest and largest value of each interval, ascending; ±∞ where open.</summary>
    public IReadOnlyList<(double Low, double High)> Intervals { get; }

    /// <summary>Cuts at every bound that a rule names.</summary>
    public static InputAxis From(RuleInput input, IEnumerable<SegmentRule> rules)
    {
        var isCounted = RuleInputs.IsCounted(input);
        var lowest = isCounted ? 1 : double.NegativeInfinity;
        var starts = new SortedSet<double> { lowest };
        foreach (var range in rules.SelectMany(rule => rule.MetricRanges).Where(range => range.Input == input))
        {
            // An interval starts where a range starts, and where one has just ended.
            var start = isCounted ? Math.Ceiling(range.Lowest) : range.Lowest;
            var next = isCounted ? Math.Floor(range.Highest) + 1 : Math.BitIncrement(range.Highest);
            starts.Add(Math.Max(start, lowest));
            starts.Add(Math.Max(next, lowest));
        }

        starts.Remove(double.PositiveInfinity);
        var ordered = starts.ToArray();
        var intervals = new List<(double Low, double High)>();
        for (var i = 0; i < ordered.Length; i++)
        {
            var end = i + 1 == ordered.Length
                ? double.PositiveInfinity
                : isCounted ? ordered[i + 1] - 1 : Math.BitDecrement(ordered[i + 1]);
            intervals.Add((ordered[i], end));
        }

        return new InputAxis(input, intervals);
    }

    /// <summary>A value inside the interval; which one does not matter, no rule can tell them apart.</summary>
    public double Representative(int interval) =>
        double.IsNegativeInfinity(Intervals[interval].Low) ? Intervals[interval].High : Intervals[interval].Low;

    /// <summary>The interval as text.</summary>
    public string Describe(int interval)
    {
        var (low, high) = Intervals[interval];
        var lower = double.IsNegativeInfinity(low) || (RuleInputs.IsCounted(Input) && low == 1) ? (double?)null : low;
        var upper = double.IsPositiveInfinity(high) ? (double?)null : high;
        var (isLowerInclusive, isUpperInclusive) = (true, true);
        if (!RuleInputs.IsCounted(Input))
        {
            // A neighbour of a bound that a rule names is that bound, left out.
            // (Adding 0 makes −0 a 0.)
            (lower, isLowerInclusive) = lower is { } l && IsRounder(Math.BitDecrement(l), l)
                ? (Math.BitDecrement(l) + 0.0, false)
                : (lower, true);
            (upper, isUpperInclusive) = upper is { } u && IsRounder(Math.BitIncrement(u), u)
                ? (Math.BitIncrement(u) + 0.0, false)
                : (upper, true);
        }

        return new InputRange(Input, lower, isLowerInclusive, upper, isUpperInclusive).ToString();
    }

    private static bool IsRounder(double candidate, double value) =>
        candidate.ToString(
            "R",
            System.Globalization.CultureInfo.InvariantCulture).Length < value.ToString(
                "R", System.Globalization.CultureInfo.InvariantCulture).Length;
}
