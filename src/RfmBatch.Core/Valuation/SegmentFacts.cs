namespace RfmBatch.Core.Valuation;

/// <summary>What the value of a segment is computed from; amounts in ten-thousandths.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="RevenueAmount">Their revenue in the window.</param>
/// <param name="BuyerCount">Of them those with an order in the window.</param>
/// <param name="RepeatBuyerCount">Of them those with two orders or more.</param>
/// <param name="PredictedCount">Of them those with a predicted value.</param>
/// <param name="PredictedValue12MAmount">Sum of the predicted values.</param>
public sealed record SegmentFacts(int SegmentKey, int CustomerCount, long RevenueAmount, int BuyerCount, int RepeatBuyerCount, int PredictedCount, long PredictedValue12MAmount);
