using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>How far groups are off, against how far simulation puts any of them.</summary>
/// <remarks>
/// Single-step adjustment by the greatest deviation (P. H. Westfall and S. S. Young, Resampling-Based Multiple Testing, 1993): groups that
/// move together are not punished for being many. A deviation is measured from the group's simulated median, in the distance to its 5 % or
/// 95 % quantile on that side, for sums of heavy-tailed amounts are skew.
/// </remarks>
internal static class SimulatedDeviation
{
    private const double Least = 1e-9;

    /// <summary>For each group, the share of simulations, the actual one counted as one more, in which any group is as far off.</summary>
    /// <param name="simulated">By group, one number a simulation.</param>
    /// <param name="actual">By group.</param>
    public static double[] PValues(IReadOnlyList<double[]> simulated, IReadOnlyList<double> actual)
    {
        if (simulated.Count == 0)
        {
            return [];
        }

        var scales = simulated.Select(Scale).ToArray();
        var greatest = Enumerable.Range(0, simulated[0].Length)
            .Select(simulation => Enumerable.Range(0, scales.Length).Max(group => scales[group](simulated[group][simulation])))
            .ToArray();
        return
        [
            .. actual.Select((value, group) =>
                (1.0 + greatest.Count(one => one >= scales[group](value))) / (greatest.Length + 1))
        ];
    }

    private static Func<double, double> Scale(double[] simulated)
    {
        double[] sorted = [.. simulated.Order()];
        var (low, middle, high) = (SortedQuantile.At(sorted, 1, 20), SortedQuantile.At(sorted, 1, 2), SortedQuantile.At(sorted, 19, 20));
        return value => value >= middle
            ? (value - middle) / Math.Max(Least, high - middle)
            : (middle - value) / Math.Max(Least, middle - low);
    }
}
