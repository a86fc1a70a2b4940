namespace RfmBatch.Storage.Loading;

/// <summary>The values of <c>etl.Load.LoadKind</c>.</summary>
public static class LoadKind
{
    /// <summary>Rows of sales.</summary>
    public const string Transactions = "transactions";

    /// <summary>Attributes of customers.</summary>
    public const string Customers = "customers";
}
