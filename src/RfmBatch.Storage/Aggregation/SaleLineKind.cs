namespace RfmBatch.Storage.Aggregation;

/// <summary>What a line counts as.</summary>
public enum SaleLineKind
{
    /// <summary>Nothing: of amount 0 where those are dropped. Its customer is there all the same.</summary>
    Dropped = 0,

    /// <summary>A sale.</summary>
    Sale = 1,

    /// <summary>A return.</summary>
    Return = 2,
}
