namespace RfmBatch.Core.Scoring;

/// <summary>Type-7 quantiles (Hyndman and Fan 1996; the default of R, NumPy and Excel's PERCENTILE.INC) of sorted columns.</summary>
internal static class SortedQuantile
{
    /// <summary>The quantile at <paramref name="numerator"/>/<paramref name="denominator"/>.</summary>
    /// <param name="ascending">At least one value, ascending.</param>
    /// <param name="numerator">0..<paramref name="denominator"/>.</param>
    /// <param name="denominator">At least 1.</param>
    public static double At(ReadOnlySpan<double> ascending, int numerator, int denominator)
    {
        // The position is kept as a fraction of integers: 0.2 * 5 in doubles may land beside the element that it means.
        var position = (long)(ascending.Length - 1) * numerator;
        var low = (int)(position / denominator);
        var rest = position % denominator;
        return rest == 0 ? ascending[low] : ascending[low] + ((double)rest / denominator * (ascending[low + 1] - ascending[low]));
    }

    /// <summary>The median of sorted integers, in their unit.</summary>
    public static double Median(ReadOnlySpan<int> ascending)
    {
        var low = (ascending.Length - 1) / 2;
        return (ascending[low] + (double)ascending[ascending.Length / 2]) / 2;
    }

    /// <summary>The median of sorted integers, in their unit.</summary>
    public static double Median(ReadOnlySpan<long> ascending)
    {
        var low = (ascending.Length - 1) / 2;
        return (ascending[low] + (double)ascending[ascending.Length / 2]) / 2;
    }
}
