namespace RfmBatch.Reporting.Svg;

/// <summary>An axis from a value to a pixel, with ticks that are 1, 2 or 5 times a power of ten (Heckbert, Graphics Gems, 1990).</summary>
internal sealed class NiceScale
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _start;
    private readonly double _end;
    private readonly bool _isLog;

    private NiceScale(double from, double to, double start, double end, bool isLog, double[] ticks)
    {
        (_from, _to, _start, _end, _isLog, Ticks) = (from, to, start, end, isLog, ticks);
    }

    /// <summary>Values to be marked, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>A linear axis whose ends are ticks.</summary>
    /// <param name="min">Least value.</param>
    /// <param name="max">Greatest value.</param>
    /// <param name="start">Pixel of the least.</param>
    /// <param name="end">Pixel of the greatest.</param>
    /// <param name="count">About how many ticks.</param>
    public static NiceScale Linear(double min, double max, double start, double end, int count)
    {
        if (!(max > min))
        {
            (min, max) = (Math.Min(min, 0), min > 0 ? min : min + 1);
        }

        var step = Step((max - min) / Math.Max(1, count - 1));
        var (first, last) = (Math.Floor((min / step) + 1e-9), Math.Ceiling((max / step) - 1e-9));
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToArray();
        return new NiceScale(ticks[0], ticks[^1], start, end, false, ticks);
    }

    /// <summary>
    /// A logarithmic axis over positive values: ticks at 1, 10, 100, with 2 and 5 between where there are fewer than three powers.
    /// </summary>
    public static NiceScale Log(double min, double max, double start, double end)
    {
        min = Math.Max(min, 1e-9);
        max = Math.Max(max, min * 1.01);
        var (low, high) = ((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)));
        double[] factors = high - low > 3 ? [1] : [1, 2, 5];
        var ticks = Enumerable.Range(low, high - low + 1)
            .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
            .Where(tick => tick >= min * 0.999 && tick <= max * 1.001);
        return new NiceScale(min, max, start, end, true, [.. ticks]);
    }

    /// <summary>An axis of whole places, each of them a tick.</summary>
    public static NiceScale Places(double first, double last, double start, double end)
    {
        var ticks = Enumerable.Range(0, (int)Math.Round(last - first) + 1).Select(i => first + i).ToArray();
        return new NiceScale(first, last > first ? last : first + 1, start, end, false, ticks);
    }

    /// <summary>The pixel of a value; values outside lie on the ends.</summary>
    public double At(double value)
    {
        var share = _isLog
            ? Math.Log(Math.Max(value, _from) / _from) / Math.Log(_to / _from)
            : (value - _from) / (_to - _from);
        return _start + (Math.Clamp(share, 0, 1) * (_end - _start));
    }

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1.0000001 => power,
            <= 2.0000001 => 2 * power,
            <= 5.0000001 => 5 * power,
            _ => 10 * power,
        };
    }
}
