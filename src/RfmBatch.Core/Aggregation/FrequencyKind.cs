namespace RfmBatch.Core.Aggregation;

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
