using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
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

    // Asked once, not for each of its views.
    private bool? _isBabelfish;

    protected override async Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken) =>
        await dialect.OpenAsync(cancellationToken);

    protected override async Task<DbConnection> OpenForDeploymentAsync(CancellationToken cancellationToken)
    {
        var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(ShortLockWait, null, cancellationToken));
        await Babelfish.PrepareBulkCopyAsync(dialect, connection, cancellationToken);
        if (await SqlServerStoreInspector.ReadSettingsAsync(connection, cancellationToken) is { } settings
            && SettingsReview.Refusal(settings) is { } refusal)
        {
            await connection.DisposeAsync();
            throw new RfmBatchException(refusal.Message, refusal.NextStep);
        }

        return connection;
    }

    protected override string ViewStatement(string text) => ViewStatements.CreateOrAlter(text);

    protected override async Task ReplaceViewAsync(
        DbConnection connection, DbTransaction transaction, DeploymentStep changed, string viewName, CancellationToken cancellationToken)
    {
        var isBabelfish = _isBabelfish ??= await Babelfish.IsServerAsync(connection, cancellationToken, transaction);
        var view = ViewReplacement.Of(viewName, changed.Text, isBabelfish);
        foreach (var statement in view.Statements)
        {
            await connection.ExecuteAsync(SqlDialect.Command(statement, null, cancellationToken, transaction));
        }

        if (view.Described.Count > 0)
        {
            var (batch, parameters) = ViewStatements.Describe(viewName, view.Described);
            await connection.ExecuteAsync(SqlDialect.Command(batch, parameters, cancellationToken, transaction));
        }
    }

    protected override Task<IReadOnlyList<DeploymentStep>> PlanDescriptionsAsync(
        DbConnection? connection, CancellationToken cancellationToken) => TableDescriber.PlanAsync(connection, cancellationToken);

    protected override Task ReplaceDescriptionsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        TableDescriber.RunAsync(dialect, connection, cancellationToken);

    protected override async Task<IAsyncDisposable> TakeDeploymentLockAsync(CancellationToken cancellationToken) =>
        await ApplicationLock.TryTakeAsync(dialect, ApplicationLock.DeploymentOf(dialect), LockWait, cancellationToken)
        ?? throw new RfmBatchException($"Another deployment of {dialect.DisplayName} is under way.", "Wait for it to end, then try again.");
}
