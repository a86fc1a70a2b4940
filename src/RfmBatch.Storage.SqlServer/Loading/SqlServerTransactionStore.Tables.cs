using RfmBatch.Storage.Loading;
namespace RfmBatch.Storage.SqlServer.Loading;
internal sealed partial class SqlServerTransactionStore
{
    public override Task<SourceTable?> DescribeTableAsync(string tableName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public override Task<TableLoadResult> LoadTableAsync(TableLoad load, CancellationToken cancellationToken) => throw new NotSupportedException();
}
