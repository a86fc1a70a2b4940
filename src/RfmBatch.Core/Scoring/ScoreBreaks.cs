namespace RfmBatch.Core.Scoring;

/// <summary>User edges per metric, strictly ascending; bins − 1 of each. A value ≤ an edge belongs below it.</summary>
/// <param name="Recency">Edges in days.</param>
/// <param name="Frequency">Edges in counts.</param>
/// <param name="Monetary">Edges in currency units.</param>
public sealed record ScoreBreaks(IReadOnlyList<double> Recency, IReadOnlyList<double> Frequency, IReadOnlyList<double> Monetary)
{
    /// <summary>Whether all edges are equal.</summary>
    public bool Equals(ScoreBreaks? other) =>
        other is not null && Recency.SequenceEqual(other.Recency) && Frequency.SequenceEqual(other.Frequency) && Monetary.SequenceEqual(other.Monetary);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Recency.Count, Recency.Sum(), Frequency.Sum(), Monetary.Sum());
}
