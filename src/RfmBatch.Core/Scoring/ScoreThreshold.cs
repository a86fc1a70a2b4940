namespace RfmBatch.Core.Scoring;

/// <summary>The values that earn one score of one metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Score">1..bins, highest is best.</param>
/// <param name="LowerBound">Exclusive, in the metric's unit; null where open.</param>
/// <param name="UpperBound">Inclusive; null where open.</param>
/// <remarks>For <c>rank</c> and <c>percent</c>, where ties may straddle scores, the bounds are the smallest and largest value observed with the score, both inclusive, and both null where nobody has it.
/// A metric without spread keeps its cut points here although everyone has the middle score; a finding of the run says so.</remarks>
public sealed record ScoreThreshold(Metric Metric, int Score, double? LowerBound, double? UpperBound);
