using System.Data.Common;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>Deploys into SQL Server with the migration runner of the package profile.</summary>
internal sealed class SqlServerSchemaDeployer : SchemaDeployer
{
    // A deployment takes seconds; one that waits for another finds nothing left to do.
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);

    private readonly SqlServerDialect _dialect;

    public SqlServerSchemaDeployer(SqlServerDialect dialect)
        : this(dialect, MigrationRunnerFactory.Create(dialect))
    {
    }

    internal SqlServerSchemaDeployer(SqlServerDialect dialect, IMigrationRunner migrationRunner)
        : base(dialect, dialect.DisplayName)
    {
        _dialect = dialect;
        MigrationRunner = migrationRunner;
    }

    protected override IMigrationRunner MigrationRunner { get; }

    protected override async Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken) => await _dialect.OpenAsync(cancellationToken);

    protected override Task<DbConnection> OpenForDeploymentAsync(CancellationToken cancellationToken) => _dialect.OpenAsync(cancellationToken);

    protected override async Task<IAsyncDisposable> TakeDeploymentLockAsync(CancellationToken cancellationToken) =>
        await ApplicationLock.TryTakeAsync(_dialect, "RfmBatch.Deploy", LockWait, cancellationToken)
        ?? throw new RfmBatchException($"Another deployment of {_dialect.DisplayName} is under way.", "Wait for it to end, then try again.");
}
