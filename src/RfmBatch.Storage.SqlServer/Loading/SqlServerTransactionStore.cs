using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>Loads into SQL Server: bulk copy into staging, then set-based.</summary>
internal sealed partial class SqlServerTransactionStore(SqlServerDialect dialect) : TransactionStore(dialect)
{
    /// <inheritdoc/>
    protected override Task<ILoadSession> BeginSessionAsync(int loadKey, CancellationToken cancellationToken) => throw new NotSupportedException();
}
