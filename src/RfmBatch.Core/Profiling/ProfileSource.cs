namespace RfmBatch.Core.Profiling;

/// <summary>What is known of a run's customers beside their purchases' time and money.</summary>
/// <param name="Attributes">Attributes that at least one of them has, ordinal by name.</param>
/// <param name="Purchases">Product categories that they bought from.</param>
public sealed record ProfileSource(IReadOnlyList<AttributeColumn> Attributes, CategoryPurchases Purchases);
