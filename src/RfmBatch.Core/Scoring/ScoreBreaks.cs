namespace RfmBatch.Core.Scoring;

/// <summary>User edges per metric, strictly ascending; bins − 1 of each. A value ≤ an edge belongs below it.</summary>
/// <param name="Recency">Edges in days.</param>
/// <param name="Frequency">Edges in counts.</param>
/// <param name="Monetary">Edges in currency units.</param>
public sealed record ScoreBreaks(IReadOnlyList<double> Recency, IReadOnlyList<double> Frequency, IReadOnlyList<double> Monetary);
