using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>Loads into SQL Server: bulk copy into staging without keys or constraints, then set-based in one transaction.</summary>
internal sealed partial class SqlServerTransactionStore(SqlServerDialect dialect) : TransactionStore(dialect)
{
    private readonly SqlServerDialect _dialect = dialect;

    /// <inheritdoc/>
    protected override async Task<ILoadSession> BeginSessionAsync(int loadKey, CancellationToken cancellationToken) =>
        new SqlServerLoadSession(_dialect, (SqlConnection)await Dialect.OpenAsync(cancellationToken), loadKey);
}
