namespace RfmBatch.Storage.Operations;

/// <summary>When an identity of a run can be asked for.</summary>
public enum IdentityMoment
{
    /// <summary>Once customers and figures are written; outside of a transaction, because it reads all customers.</summary>
    Written,

    /// <summary>Once the ledger has the run's totals; inside the transaction that ends it.</summary>
    Finished,

    /// <summary>Once the publication is written; inside its transaction.</summary>
    Published,
}
