namespace RfmBatch.Storage.SqlServer;

/// <summary>Opens stores in SQL Server 2017 and later, Azure SQL and Babelfish.</summary>
public sealed class SqlServerEngine : IStoreEngine
{
    /// <inheritdoc/>
    public StoreEngine Engine => StoreEngine.SqlServer;

    /// <inheritdoc/>
    public RfmStore Open(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new SqlServerStore(address.Value);
    }
}
