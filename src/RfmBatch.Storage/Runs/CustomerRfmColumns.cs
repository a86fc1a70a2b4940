using RfmBatch.Core.Clustering;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Clustering;

namespace RfmBatch.Storage.Runs;

/// <summary>What a run writes about each of its customers, said once for both stores.</summary>
/// <remarks>Statements of both engines, and SQL Server's staging table, are made of this list.</remarks>
public static class CustomerRfmColumns
{
    /// <summary>The columns of a run.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="result">What was computed; read later, row by row.</param>
    /// <param name="segmentKeys">Keys of <see cref="RunResult.Segments"/>, in that order.</param>
    /// <param name="clusterKeys">Keys of the run's clusters.</param>
    public static IReadOnlyList<CustomerRfmColumn> Of(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ClusterKeys clusterKeys)
    {
        ArgumentNullException.ThrowIfNull(clusterKeys);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        int[] segments = [.. segmentKeys];
        var summary = result.Summary;
        var value = result.Value;
        return
        [
            CustomerRfmColumn.Whole("RunKey", _ => runKey),
            CustomerRfmColumn.Whole("CustomerKey", row => summary.CustomerKeys[row]),
            CustomerRfmColumn.Whole("SegmentKey", row => segments[result.SegmentIndexes[row]]),
            CustomerRfmColumn.Whole("ClusterKey", Keys(result.Clusters?.KMeans, clusterKeys)),
            CustomerRfmColumn.Whole("HierarchyClusterKey", Keys(result.Clusters?.Hierarchy?.Grouping, clusterKeys)),
            CustomerRfmColumn.Whole("RecencyDays", row => IfScored(result, row, result.RecencyDays[row])),
            CustomerRfmColumn.Whole("OrderCount", row => summary.OrderCounts[row]),
            CustomerRfmColumn.Whole("FrequencyCount", row => result.FrequencyCounts[row]),
            CustomerRfmColumn.Amount("RevenueAmount", row => result.RevenueAmounts[row]),
            CustomerRfmColumn.Amount("MonetaryAmount", row => IfScored(result, row, result.MonetaryAmounts[row])),
            CustomerRfmColumn.Date("FirstOrderDate", summary.FirstOrderDays),
            CustomerRfmColumn.Date("LastOrderDate", summary.LastOrderDays),
            CustomerRfmColumn.Whole("RecencyScore", row => IfScored(result, row, result.RecencyScores[row])),
            CustomerRfmColumn.Whole("FrequencyScore", row => IfScored(result, row, result.FrequencyScores[row])),
            CustomerRfmColumn.Whole("MonetaryScore", row => IfScored(result, row, result.MonetaryScores[row])),
            CustomerRfmColumn.Real("ProbabilityAlive", IfPredicted(value?.ProbabilityAlive)),
            CustomerRfmColumn.Real("ExpectedOrders12M", IfPredicted(value?.ExpectedOrders12M)),
            CustomerRfmColumn.Amount("PredictedValue12MAmount", IfPredicted(value?.PredictedValue12MAmounts)),
            CustomerRfmColumn.Amount("PredictedValue12MLowAmount", IfPredicted(value?.PredictedValue12MLowAmounts)),
            CustomerRfmColumn.Amount("PredictedValue12MHighAmount", IfPredicted(value?.PredictedValue12MHighAmounts)),
            CustomerRfmColumn.Date("NextOrderDate", value?.NextOrderDays),
            CustomerRfmColumn.Whole("PredictionGap", value is null ? null : row => GapOf(value, row)),
        ];
    }

    private static long GapOf(LifetimeResult value, int row) =>
        value.PredictionGaps[row] == PredictionGap.None ? CustomerRfmColumn.NoValue : (long)value.PredictionGaps[row];

    private static Func<int, double>? IfPredicted(double[]? values) =>
        values is null ? null : row => values[row] == LifetimeResult.NotComputed ? double.NaN : values[row];

    private static Func<int, long>? IfPredicted(long[]? values) =>
        values is null ? null : row => values[row] == LifetimeResult.NotComputed ? CustomerRfmColumn.NoValue : values[row];

    private static Func<int, long> Keys(ClusterGrouping? grouping, ClusterKeys clusterKeys)
    {
        if (grouping is null)
        {
            return _ => 0;
        }

        var keys = clusterKeys.ByIndex(grouping.Method);
        return row => keys[grouping.Indexes[row]];
    }

    /// <summary>Customers without a purchase in the window have no recency, no score and no monetary value.</summary>
    private static long IfScored(RunResult result, int row, long value) => result.RecencyDays[row] < 0 ? CustomerRfmColumn.NoValue : value;
}
