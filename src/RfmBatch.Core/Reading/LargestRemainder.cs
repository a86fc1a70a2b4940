namespace RfmBatch.Core.Reading;

/// <summary>Rounds parts so that they add up to their total.</summary>
/// <remarks>
/// The method of largest remainders (Hamilton's apportionment): every part is rounded down, and what is missing goes one by one to the
/// parts that lost most; of equal losses to the first.
/// </remarks>
internal static class LargestRemainder
{
    private const int LossDecimals = 9;

    /// <summary>Whole numbers within 1 of the parts that add up to <paramref name="total"/>.</summary>
    /// <param name="parts">Their sum is the total, apart from the last digits of <see cref="decimal"/>.</param>
    /// <param name="total">What the result adds up to.</param>
    public static long[] Round(IReadOnlyList<decimal> parts, long total)
    {
        var rounded = parts.Select(part => decimal.ToInt64(decimal.Floor(part))).ToArray();
        var missing = total - rounded.Sum();

        // Equal losses differ in the last digits of decimal: that must not decide.
        var byLoss = Enumerable.Range(0, parts.Count)
            .OrderByDescending(i => decimal.Round(parts[i] - rounded[i], LossDecimals))
            .ThenBy(i => i);
        foreach (var i in byLoss.Take(checked((int)missing)))
        {
            rounded[i]++;
        }

        return rounded;
    }
}
