namespace RfmBatch.Storage.Loading;

/// <summary>A product met for the first time in a load, or met with its category only now.</summary>
/// <param name="Index">Its number in this load, from 0 without gaps.</param>
/// <param name="ProductCode">The trimmed code.</param>
/// <param name="CategoryName">The first category that the load gives it, or null.</param>
public readonly record struct ProductName(int Index, string ProductCode, string? CategoryName);
