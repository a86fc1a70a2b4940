using RfmBatch.Core.Scoring;

namespace RfmBatch.Application.Reading;

/// <summary>How one metric got its score.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">Days, count or currency units.</param>
/// <param name="Score">1..bins, highest is best.</param>
/// <param name="BinCount">Score classes.</param>
/// <param name="LowerBound">Lower bound of the score's values (exclusive; inclusive with rank and percent), or null where open.</param>
/// <param name="UpperBound">Upper bound (inclusive), or null where open.</param>
/// <param name="Reason">The bounds in words, such as <c>over 13.8, up to 33</c>.</param>
/// <param name="BetterScore">The next better score that any value earns, or null where there is none.</param>
/// <param name="BetterFrom">The cut to it: days must come down to it, counts and money must exceed it; null where there is none.</param>
/// <param name="DistanceToBetter">How far the value is from that cut; null where there is none.</param>
public sealed record MetricExplanation(
    Metric Metric,
    decimal Value,
    int Score,
    int BinCount,
    double? LowerBound,
    double? UpperBound,
    string Reason,
    int? BetterScore,
    double? BetterFrom,
    double? DistanceToBetter);
