using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Locking;
using RfmBatch.Storage.SqlServer.Operations;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>Deploys into SQL Server.</summary>
internal sealed class SqlServerSchemaDeployer(SqlServerDialect dialect)
    : SchemaDeployer(dialect, dialect.DisplayName, new SqlServerMigrationRunner(dialect))
{
    // A deployment takes seconds; one that waits for another finds nothing left to do.
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);

    // Dropping a view waits for its readers while new readers queue behind: rather give up and say so.
    private const string ShortLockWait = "SET LOCK_TIMEOUT 5000;";

    protected override async Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken) =>
        await dialect.OpenAsync(cancellationToken);

    protected override async Task<DbConnection> OpenForDeploymentAsync(CancellationToken cancellationToken)
    {
        var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(ShortLockWait, null, cancellationToken));
        await BabelfishBulkCopy.PrepareAsync(dialect, connection, cancellationToken);
        if (await SqlServerStoreInspector.ReadSettingsAsync(connection, cancellationToken) is { } settings
            && SettingsReview.Refusal(settings) is { } refusal)
        {
            await connection.DisposeAsync();
            throw new RfmBatchException(refusal.Message, refusal.NextStep);
        }

        return connection;
    }

    protected override async Task DescribeViewAsync(
        DbConnection connection, DbTransaction transaction, string viewName, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("View", viewName, DbType.String, size: 128);
        var describesColumns = await DescribesColumnsOfViewsAsync(connection, transaction, cancellationToken);
        var calls = DictionaryFile.Of(viewName)
            .Where(entry => describesColumns || entry.ColumnName.Length == 0)
            .Select((entry, index) => AddDescription(parameters, entry, index));
        var batch = string.Join(Environment.NewLine, calls);
        if (batch.Length > 0)
        {
            await connection.ExecuteAsync(SqlDialect.Command(batch, parameters, cancellationToken, transaction));
        }
    }

    protected override async Task<IAsyncDisposable> TakeDeploymentLockAsync(CancellationToken cancellationToken) =>
        await ApplicationLock.TryTakeAsync(dialect, ApplicationLock.DeploymentOf(dialect), LockWait, cancellationToken)
        ?? throw new RfmBatchException($"Another deployment of {dialect.DisplayName} is under way.", "Wait for it to end, then try again.");

    // Babelfish describes columns of tables, not of views; SQL Server does both.
    private static async Task<bool> DescribesColumnsOfViewsAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        !await SqlServerDialect.IsBabelfishAsync(connection, cancellationToken, transaction);

    private static string AddDescription(DynamicParameters parameters, DictionaryEntry entry, int index)
    {
        parameters.Add($"d{index}", entry.Description, DbType.String, size: 1000);
        var call =
            $"EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = @d{index}, @level0type = N'SCHEMA', @level0name = N'bi', "
            + $"@level1type = N'VIEW', @level1name = @View";
        if (entry.ColumnName.Length == 0)
        {
            return call + ";";
        }

        parameters.Add($"c{index}", entry.ColumnName, DbType.String, size: 128);
        return $"{call}, @level2type = N'COLUMN', @level2name = @c{index};";
    }
}
