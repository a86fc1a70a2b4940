namespace RfmBatch.Core.Profiling;

/// <summary>One customer attribute of a run's customers.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Values">Distinct values.</param>
/// <param name="ValueIndexes">Per customer of the run: index into <paramref name="Values"/>, or −1 for a customer without a value.</param>
public sealed record AttributeColumn(string Name, IReadOnlyList<string> Values, int[] ValueIndexes);
