namespace RfmBatch.Core.Aggregation;

/// <summary>What the one aggregate query of a run reads.</summary>
/// <param name="AsOf">First day not observed (exclusive).</param>
/// <param name="WindowStart">First day of the window (inclusive), or null for all time.</param>
/// <param name="Filter">Only customers with this attribute value, or null for all.</param>
/// <param name="KeepZeroAmounts">False: sale lines of amount 0 are not sales.</param>
/// <param name="CountDays">Whether distinct days are wanted (they cost time).</param>
public sealed record SummaryQuery(DateOnly AsOf, DateOnly? WindowStart, CustomerFilter? Filter, bool KeepZeroAmounts, bool CountDays);

/// <summary>Keeps customers whose current value of an attribute equals a value, compared by code point.</summary>
/// <param name="AttributeName">Name of the attribute.</param>
/// <param name="AttributeValue">Value it must have.</param>
public sealed record CustomerFilter(string AttributeName, string AttributeValue)
{
    /// <inheritdoc/>
    public override string ToString() => $"{AttributeName}={AttributeValue}";
}

/// <summary>What is counted as frequency.</summary>
public enum FrequencyKind
{
    /// <summary>Distinct orders with a sale.</summary>
    Orders,

    /// <summary>Distinct days with a sale.</summary>
    Days,

    /// <summary>Sale lines.</summary>
    Lines,
}
