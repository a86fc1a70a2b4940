using RfmBatch.Core.Scoring;

namespace RfmBatch.Pipeline.Explaining;

/// <summary>How one metric got its score.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">Days, count or currency units.</param>
/// <param name="Score">1..bins, highest is best.</param>
/// <param name="BinCount">Score classes.</param>
/// <param name="LowerBound">Lower bound of the score's values (exclusive; inclusive with rank and percent), or null where open.</param>
/// <param name="UpperBound">Upper bound (inclusive), or null where open.</param>
/// <param name="Reason">The bounds in words, such as <c>over 13.8, up to 33</c>.</param>
public sealed record MetricExplanation(Metric Metric, decimal Value, int Score, int BinCount, double? LowerBound, double? UpperBound, string Reason);
