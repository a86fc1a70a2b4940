namespace RfmBatch.Core.Valuation;

/// <summary>What the customers of a segment are worth, in three ways.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="Simple">Simple customer lifetime value.</param>
/// <param name="Model">Discounted margin of the predicted 12 months.</param>
/// <param name="Markov">Sales of eleven years by moves between segments.</param>
public sealed record SegmentValue(int SegmentKey, int CustomerCount, ValueFigure Simple, ValueFigure Model, ValueFigure Markov);
