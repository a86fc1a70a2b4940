using RfmBatch.Core.Clustering;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Clustering;

namespace RfmBatch.Storage.Runs;

/// <summary>What a run writes about each of its customers, said once for both stores.</summary>
/// <remarks>
/// A new column is added here and to SQL Server's <c>Queries/Run_InsertCustomerRfm.sql</c>, which takes it by its name; SQLite's insert is
/// made of this list.
/// </remarks>
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
            .. (result.Value is { } value ? OfValue(value) : WithoutValue()),
        ];
    }

    private static IEnumerable<CustomerRfmColumn> WithoutValue() =>
        ((string[])[
            "ProbabilityAlive",
            "ExpectedOrders12M",
            "PredictedValue12MAmount",
            "PredictedValue12MLowAmount",
            "PredictedValue12MHighAmount",
            "NextOrderDate"
        ]).Select(CustomerRfmColumn.Empty);

    private static IEnumerable<CustomerRfmColumn> OfValue(LifetimeResult value) =>
        [
            CustomerRfmColumn.Real("ProbabilityAlive", row => IfPredicted(value.ProbabilityAlive[row])),
            CustomerRfmColumn.Real("ExpectedOrders12M", row => IfPredicted(value.ExpectedOrders12M[row])),
            CustomerRfmColumn.Amount("PredictedValue12MAmount", row => IfPredicted(value.PredictedValue12MAmounts[row])),
            CustomerRfmColumn.Amount("PredictedValue12MLowAmount", row => IfPredicted(value.PredictedValue12MLowAmounts[row])),
            CustomerRfmColumn.Amount("PredictedValue12MHighAmount", row => IfPredicted(value.PredictedValue12MHighAmounts[row])),
            CustomerRfmColumn.Date("NextOrderDate", value.NextOrderDays),
        ];

    private static double IfPredicted(double value) => value == LifetimeResult.NotComputed ? double.NaN : value;

    private static long IfPredicted(long value) => value == LifetimeResult.NotComputed ? CustomerRfmColumn.NoValue : value;

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
