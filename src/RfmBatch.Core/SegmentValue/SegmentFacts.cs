using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Runs;

namespace RfmBatch.Core.SegmentValue;

/// <summary>What the value of a segment is computed from; amounts in ten-thousandths.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="RevenueAmount">Their revenue in the window.</param>
/// <param name="BuyerCount">Of them those with an order in the window.</param>
/// <param name="RepeatBuyerCount">Of them those with two orders or more.</param>
/// <param name="PredictedCount">Of them those with a predicted value.</param>
/// <param name="PredictedValue12MAmount">Sum of the predicted values.</param>
public sealed record SegmentFacts(
    int SegmentKey,
    int CustomerCount,
    long RevenueAmount,
    int BuyerCount,
    int RepeatBuyerCount,
    int PredictedCount,
    long PredictedValue12MAmount)
{
    /// <summary>Those of a run that was just computed: what SegmentValue_ReadFact finds when it is written.</summary>
    /// <param name="result">The run.</param>
    /// <param name="segmentKeys">The key of each of its segments.</param>
    /// <returns>One per segment, ascending by key.</returns>
    public static IReadOnlyList<SegmentFacts> Of(RunResult result, IReadOnlyList<int> segmentKeys)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        var buyers = new int[segmentKeys.Count];
        var repeatBuyers = new int[segmentKeys.Count];
        var predicted = new int[segmentKeys.Count];
        var amounts = new long[segmentKeys.Count];
        for (var row = 0; row < result.SegmentIndexes.Length; row++)
        {
            var segment = result.SegmentIndexes[row];
            var orders = result.Summary.OrderCounts[row];
            buyers[segment] += orders >= 1 ? 1 : 0;
            repeatBuyers[segment] += orders >= 2 ? 1 : 0;
            if (result.Value is { } value && value.PredictedValue12MAmounts[row] is var amount && amount != LifetimeResult.NotComputed)
            {
                predicted[segment]++;
                amounts[segment] += amount;
            }
        }

        return [.. result.SegmentSummaries
            .Select(
                (
                    summary,
                    i) => new SegmentFacts(
                        segmentKeys[i], summary.CustomerCount, summary.RevenueAmount, buyers[i], repeatBuyers[i], predicted[i], amounts[i]))
            .OrderBy(facts => facts.SegmentKey)];
    }
}
