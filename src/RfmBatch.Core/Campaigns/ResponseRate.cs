namespace RfmBatch.Core.Campaigns;

/// <summary>How many of how many responded.</summary>
/// <param name="ResponseCount">Those who responded, 0..<paramref name="Count"/>.</param>
/// <param name="Count">All.</param>
internal readonly record struct ResponseRate(int ResponseCount, int Count)
{
    // 0.975 of the standard normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>
    /// Wilson's score interval (E. B. Wilson, JASA 22, 1927); within 0..1 also for none or all. Needs at least one customer.
    /// </summary>
    public Interval Wilson()
    {
        double n = Count;
        var p = ResponseCount / n;
        var middle = p + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return new Interval(p, Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }

    /// <summary>
    /// This rate minus another with Newcombe's hybrid score interval: R. G. Newcombe, "Interval estimation for the difference between
    /// independent proportions", Statistics in Medicine 17 (1998), method 10.
    /// </summary>
    public Interval Minus(ResponseRate other)
    {
        var (a, b) = (Wilson(), other.Wilson());
        var difference = a.Estimate - b.Estimate;
        return new Interval(
            difference,
            difference - Length(a.Estimate - a.Low, b.High - b.Estimate),
            difference + Length(a.High - a.Estimate, b.Estimate - b.Low));
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}

/// <summary>An estimate with its 95 % confidence interval.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Estimate, double Low, double High)
{
    /// <summary>Whether 0 is outside: the difference is more than chance.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;
}
