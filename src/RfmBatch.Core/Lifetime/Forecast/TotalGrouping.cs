namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Groups of customers whose totals are wanted.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Indexes">Group of each customer.</param>
public sealed record TotalGrouping(TotalKind Kind, byte[] Indexes);
