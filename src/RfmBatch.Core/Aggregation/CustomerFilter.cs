namespace RfmBatch.Core.Aggregation;

/// <summary>Keeps customers whose current value of an attribute equals a value, compared by code point.</summary>
/// <param name="AttributeName">Name of the attribute.</param>
/// <param name="AttributeValue">Value it must have.</param>
public sealed record CustomerFilter(string AttributeName, string AttributeValue)
{
    /// <inheritdoc/>
    public override string ToString() => $"{AttributeName}={AttributeValue}";
}
