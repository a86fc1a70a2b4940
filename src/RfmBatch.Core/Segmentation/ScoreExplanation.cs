using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>Why a customer has a score, and what the next better one takes.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">Days, a count or currency units.</param>
/// <param name="Score">1..bins.</param>
/// <param name="LowerBound">Lower bound of the score's values (see <see cref="ScoreThreshold"/>), or null where open.</param>
/// <param name="UpperBound">Upper bound, or null where open.</param>
/// <param name="BetterScore">The next better score that any value earns, or null where there is none.</param>
/// <param name="BetterFrom">The cut to that score: recency must come down to it, frequency and money must exceed it; for ranks, the nearest
/// value observed there. Null where there is none.</param>
/// <param name="DistanceToBetter">How far the value is from that cut, at least 0, in the metric's unit; null where there is none.</param>
public sealed record ScoreExplanation(
    Metric Metric,
    double Value,
    int Score,
    double? LowerBound,
    double? UpperBound,
    int? BetterScore,
    double? BetterFrom,
    double? DistanceToBetter);
