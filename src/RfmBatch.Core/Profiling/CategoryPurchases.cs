namespace RfmBatch.Core.Profiling;

/// <summary>Who bought in which product category in the window: pairs in two parallel columns, those of a customer together, no pair twice.</summary>
/// <param name="Names">Categories.</param>
/// <param name="Rows">Customers, as rows of the run.</param>
/// <param name="CategoryIndexes">Index into <paramref name="Names"/>.</param>
public sealed record CategoryPurchases(IReadOnlyList<string> Names, int[] Rows, int[] CategoryIndexes)
{
    /// <summary>No product has a category.</summary>
    public static CategoryPurchases None { get; } = new([], [], []);
}
