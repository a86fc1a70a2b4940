namespace RfmBatch.Core.SegmentValue;

/// <summary>What the customers of a segment are worth, in three ways.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="Simple">Simple customer lifetime value.</param>
/// <param name="Model">Discounted margin of the predicted 12 months.</param>
/// <param name="Markov">Sales of eleven years by moves between segments.</param>
public sealed record SegmentWorth(int SegmentKey, int CustomerCount, WorthFigure Simple, WorthFigure Model, WorthFigure Markov);
