namespace RfmBatch.Core.Scoring;

/// <summary>One metric scored: a score per value, and what earned it.</summary>
/// <param name="Scores">1..bins per value, highest is best.</param>
/// <param name="Thresholds">One per score, ascending; empty where there was no value and no user edge.</param>
/// <param name="HasSpread">False where all values are equal, so that everyone has the middle score.</param>
internal sealed record MetricScores(byte[] Scores, IReadOnlyList<ScoreThreshold> Thresholds, bool HasSpread);
