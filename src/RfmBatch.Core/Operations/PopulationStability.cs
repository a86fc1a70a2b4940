namespace RfmBatch.Core.Operations;

/// <summary>Population stability index: Σ (actual − expected)·ln(actual ÷ expected) over the shares of bins.</summary>
/// <remarks>Usual reading (Siddiqi, "Credit Risk Scorecards", 2006): below .10 stable, from .25 a shift to act on.</remarks>
internal static class PopulationStability
{
    /// <summary>From here on a notice.</summary>
    public const double Notice = .10;

    /// <summary>From here on a warning.</summary>
    public const double Warning = .25;

    /// <summary>Shares below this count as this, so that an empty bin gives a large number and not infinity.</summary>
    public const double ShareFloor = 1e-4;

    /// <summary>The index, or null where one side is empty.</summary>
    /// <param name="expected">Counts per bin of the earlier run.</param>
    /// <param name="actual">Counts per bin now.</param>
    public static double? Index(IReadOnlyList<long> expected, IReadOnlyList<long> actual)
    {
        var (expectedTotal, actualTotal) = (expected.Sum(), actual.Sum());
        if (expectedTotal == 0 || actualTotal == 0)
        {
            return null;
        }

        var index = 0.0;
        for (var i = 0; i < expected.Count; i++)
        {
            var e = Math.Max((double)expected[i] / expectedTotal, ShareFloor);
            var a = Math.Max((double)actual[i] / actualTotal, ShareFloor);
            index += (a - e) * Math.Log(a / e);
        }

        return index;
    }
}
