namespace RfmBatch.Storage.Sqlite;

/// <summary>Opens <c>sqlite:path</c> stores.</summary>
public sealed class SqliteEngine : IStoreEngine
{
    /// <inheritdoc/>
    public StoreEngine Engine => StoreEngine.Sqlite;

    /// <inheritdoc/>
    public RfmStore Open(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new SqliteStore(address.Value);
    }
}
