using MathNet.Numerics.Distributions;

namespace RfmBatch.Core.Operations;

/// <summary>How far stretches are off without anything having changed, in standard errors of chance between customers.</summary>
/// <remarks>
/// More than 1 where seasons, campaigns or a trend move all customers together. What moves a stretch moves two as one: then the part beyond
/// chance counts twice.
/// </remarks>
internal sealed class StretchSpread
{
    private const double SeasonalPart = 2.0 / 3;
    private const double YearDays = 365.25;

    private readonly double _variance;
    private readonly int _free;

    private StretchSpread(double variance, int free) => (_variance, _free) = (variance, free);

    /// <summary>The spread of the stretches that are a measure.</summary>
    public static StretchSpread Of(StretchDeviations deviations, StretchRange measure) => new(
        Math.Max(1, measure.Sum(Array.ConvertAll(deviations.Scores, score => score * score)) / (measure.Count - 1)),
        measure.Count - 1);

    /// <summary>Judges the newest stretch.</summary>
    /// <param name="deviations">Of stretches as long.</param>
    /// <param name="measure">Those that are a measure.</param>
    /// <param name="times">Their length, in lengths of the stretches that the spread comes from.</param>
    /// <param name="days">Their length.</param>
    public RecentLook Judge(StretchDeviations deviations, StretchRange measure, int times, int days)
    {
        var spread = 1 + (times * (_variance - 1));

        // What is expected is not known exactly either.
        var estimated = 1 + (deviations.Expected / Math.Max(1, deviations.ExpectedInMeasure));
        var newest = deviations.Scores[0];
        var yearBefore = (int)Math.Round(YearDays / days);
        return new RecentLook(
            days,
            measure.Count,
            deviations.Expected,
            deviations.Actual,
            deviations.Change,
            StudentT.CDF(0, 1, _free, newest / Math.Sqrt(spread * estimated)),
            measure.Holds(yearBefore) && deviations.Scores[yearBefore] / newest >= SeasonalPart);
    }
}

/// <summary>Deviations of stretches, the newest first.</summary>
/// <param name="Scores">In standard errors.</param>
/// <param name="Expected">Orders, or customers with amounts, expected in the newest.</param>
/// <param name="Actual">That came.</param>
/// <param name="Change">Difference of logarithms in the newest.</param>
/// <param name="ExpectedInMeasure">The same in all stretches that are a measure.</param>
internal sealed record StretchDeviations(
    double[] Scores, double Expected, double Actual, double Change, double ExpectedInMeasure);

/// <summary>The stretches that are a measure for the newest, which is number 0.</summary>
/// <param name="First">The newest of them.</param>
/// <param name="Last">The earliest.</param>
internal readonly record struct StretchRange(int First, int Last)
{
    /// <summary>How many.</summary>
    public int Count => Math.Max(0, Last - First + 1);

    /// <summary>Whether a stretch is one of them.</summary>
    public bool Holds(int stretch) => stretch >= First && stretch <= Last;

    /// <summary>Sum over them.</summary>
    public double Sum(double[] values) => values.AsSpan(First, Count).ToArray().Sum();
}
