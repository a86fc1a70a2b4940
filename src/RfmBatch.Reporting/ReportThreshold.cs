using RfmBatch.Core.Scoring;

namespace RfmBatch.Reporting;

/// <summary>The values that earned one score of one metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Score">1..bins, highest is best.</param>
/// <param name="LowerBound">Exclusive, or null where open.</param>
/// <param name="UpperBound">Inclusive, or null where open.</param>
/// <remarks>Where scores follow ranks, both bounds are values seen, inclusive, and null where nobody has the score.</remarks>
public sealed record ReportThreshold(Metric Metric, int Score, double? LowerBound, double? UpperBound);
