namespace RfmBatch.Core.Scoring;

/// <summary>What is measured as monetary value.</summary>
public enum MonetaryKind
{
    /// <summary>Revenue.</summary>
    Sum,

    /// <summary>Revenue divided by the frequency count.</summary>
    Mean,
}
