namespace RfmBatch.Storage.Runs;

/// <summary>What the numbers of a <see cref="CustomerRfmColumn"/> mean.</summary>
public enum CustomerRfmColumnKind
{
    /// <summary>A whole number within an <see cref="int"/>.</summary>
    Whole,

    /// <summary>Money, ten-thousandths.</summary>
    Amount,

    /// <summary>Days since 1970-01-01.</summary>
    Day,

    /// <summary>The bits of a <see cref="double"/>.</summary>
    Real,
}
