namespace RfmBatch.Reporting.Svg;

/// <summary>Counts of values in bins of equal width, on a linear or a logarithmic scale.</summary>
internal sealed record Histogram
{
    private const int MostBins = 48;
    private const int BinsPerDecade = 8;

    /// <summary>Edges, one more than bins; a value on an edge belongs below.</summary>
    public required double[] Edges { get; init; }

    /// <summary>Values per bin.</summary>
    public required long[] Counts { get; init; }

    /// <summary>Whether edges are equal ratios apart, not equal differences.</summary>
    public bool IsLog { get; init; }

    /// <summary>Values below the first edge, not drawn.</summary>
    public long Below { get; init; }

    /// <summary>Values above the last edge, not drawn.</summary>
    public long Beyond { get; init; }

    /// <summary>Bins of days or counts: whole numbers, cut off where only the last hundredth is.</summary>
    /// <param name="sorted">Values, ascending.</param>
    public static Histogram OfWhole(double[] sorted)
    {
        var top = sorted.Length == 0 ? 1 : sorted[(int)Math.Ceiling((sorted.Length - 1) * 0.99)];
        var least = sorted.Length == 0 ? 0 : sorted[0];
        var width = Math.Max(1, NiceWhole((top - least + 1) / MostBins));
        var first = Math.Floor((least - 0.5) / width) * width;
        first = width == 1 ? least - 0.5 : first;
        var bins = Math.Clamp((int)Math.Ceiling((top - first) / width), 1, MostBins + 2);
        return Of(sorted, [.. Enumerable.Range(0, bins + 1).Select(i => first + (i * width))], false);
    }

    /// <summary>
    /// Bins of amounts: logarithmic where the largest are many times the middle, else linear; half a percent at either end is left out.
    /// </summary>
    /// <param name="sorted">Values, ascending.</param>
    public static Histogram OfAmounts(double[] sorted)
    {
        var positive = sorted.SkipWhile(value => value <= 0).ToArray();
        if (positive.Length == 0)
        {
            return Of(sorted, [0, 1], false);
        }

        var (low, top, median) = (
            positive[(int)((positive.Length - 1) * 0.005)], positive[(int)((positive.Length - 1) * 0.995)], positive[positive.Length / 2]);
        if (top > 8 * median)
        {
            var (from, to) = (Math.Floor(Math.Log10(low) * BinsPerDecade), Math.Ceiling(Math.Log10(top) * BinsPerDecade));
            to = Math.Max(to, from + 1);
            return Of(sorted, [.. Enumerable.Range(0, (int)(to - from) + 1).Select(i => Math.Pow(10, (from + i) / BinsPerDecade))], true);
        }

        var width = NiceStep(top / MostBins);
        return Of(sorted, [.. Enumerable.Range(0, (int)Math.Ceiling(top / width) + 1).Select(i => i * width)], false);
    }

    /// <summary>Where a value lies, in bins from the left; values outside lie on the ends.</summary>
    public double Position(double value)
    {
        var (first, last) = (Edges[0], Edges[^1]);
        var share = IsLog ? Math.Log(Math.Max(value, first) / first) / Math.Log(last / first) : (value - first) / (last - first);
        return Math.Clamp(share, 0, 1) * Counts.Length;
    }

    private static Histogram Of(double[] sorted, double[] edges, bool isLog)
    {
        var counts = new long[edges.Length - 1];
        var below = 0L;
        var beyond = 0L;
        var bin = 0;
        foreach (var value in sorted)
        {
            while (bin < counts.Length && value > edges[bin + 1])
            {
                bin++;
            }

            if (value < edges[0] || (value == edges[0] && isLog))
            {
                below++;
            }
            else if (bin == counts.Length)
            {
                beyond++;
            }
            else
            {
                counts[bin]++;
            }
        }

        return new Histogram { Edges = edges, Counts = counts, IsLog = isLog, Below = below, Beyond = beyond };
    }

    private static double NiceWhole(double width) => width <= 1 ? 1 : Math.Ceiling(NiceStep(width));

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
