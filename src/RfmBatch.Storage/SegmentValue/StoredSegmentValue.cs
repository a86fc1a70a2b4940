using RfmBatch.Core.SegmentValue;

namespace RfmBatch.Storage.SegmentValue;

/// <summary>The values of a run's segments as they are stored.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="MarginShare">Share of revenue counted as profit.</param>
/// <param name="DiscountRate">Discount rate per year.</param>
/// <param name="MarkovFromRunKey">The earlier run of the Markov value, or null.</param>
/// <param name="Segments">One of every segment.</param>
public sealed record StoredSegmentValue(int RunKey, double MarginShare, double DiscountRate, int? MarkovFromRunKey, IReadOnlyList<SegmentWorth> Segments);
