using RfmBatch.Core.Pipeline;

namespace RfmBatch.Storage.Sqlite.Running;

/// <summary>The rows of one transaction, taken out of a run's columns in the order of the table's key.</summary>
/// <remarks>
/// Results are ordered by customer id, the table by customer key. Reading eleven columns crosswise row by row misses the processor's cache eleven
/// times a row; one column after the other stays in it.
/// </remarks>
internal sealed class CustomerRfmBatch
{
    public required int[] CustomerKeys { get; init; }

    public required int[] SegmentKeys { get; init; }

    public required int[] RecencyDays { get; init; }

    public required int[] OrderCounts { get; init; }

    public required int[] FrequencyCounts { get; init; }

    public required long[] RevenueAmounts { get; init; }

    public required long[] MonetaryAmounts { get; init; }

    public required int[] FirstOrderDays { get; init; }

    public required int[] LastOrderDays { get; init; }

    public required byte[] RecencyScores { get; init; }

    public required byte[] FrequencyScores { get; init; }

    public required byte[] MonetaryScores { get; init; }

    public static CustomerRfmBatch Gather(RunResult result, IReadOnlyList<int> segmentKeys, ReadOnlySpan<int> rows)
    {
        var keys = segmentKeys.ToArray();
        return new CustomerRfmBatch
        {
            CustomerKeys = Take(result.Summary.CustomerKeys, rows),
            SegmentKeys = Array.ConvertAll(Take(result.SegmentIndexes, rows), index => keys[index]),
            RecencyDays = Take(result.RecencyDays, rows),
            OrderCounts = Take(result.Summary.OrderCounts, rows),
            FrequencyCounts = Take(result.FrequencyCounts, rows),
            RevenueAmounts = Take(result.RevenueAmounts, rows),
            MonetaryAmounts = Take(result.MonetaryAmounts, rows),
            FirstOrderDays = Take(result.Summary.FirstOrderDays, rows),
            LastOrderDays = Take(result.Summary.LastOrderDays, rows),
            RecencyScores = Take(result.RecencyScores, rows),
            FrequencyScores = Take(result.FrequencyScores, rows),
            MonetaryScores = Take(result.MonetaryScores, rows),
        };
    }

    private static T[] Take<T>(T[] column, ReadOnlySpan<int> rows)
    {
        var taken = new T[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = column[rows[i]];
        }

        return taken;
    }
}
