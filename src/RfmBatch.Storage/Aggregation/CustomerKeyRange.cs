namespace RfmBatch.Storage.Aggregation;

/// <summary>Some of the customers.</summary>
/// <param name="From">Smallest customer key.</param>
/// <param name="To">Largest customer key.</param>
public readonly record struct CustomerKeyRange(int From, int To);
