using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>The order of a deployment, the same for both engines: lock, look, journal, migrations.</summary>
public abstract class SchemaDeployer : ISchemaDeployer
{
    private const string MigrationFolder = "Migrations";

    private readonly SqlDialect _dialect;
    private readonly string _displayName;

    /// <summary>Makes the deployer of a store.</summary>
    protected SchemaDeployer(SqlDialect dialect, string displayName)
    {
        _dialect = dialect;
        _displayName = displayName;
    }

    /// <inheritdoc/>
    public async Task<SchemaState> ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenExistingAsync(cancellationToken);
        return connection is null ? SchemaState.Compare([], MigrationNames) : await ReadStateAsync(connection, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeploymentStep>> PlanAsync(CancellationToken cancellationToken)
    {
        var state = await ReadStateAsync(cancellationToken);
        return Migrations(RefuseUnlessOurs(state));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeploymentStep>> DeployAsync(CancellationToken cancellationToken)
    {
        // Looked at before anything is created: a file that is not ours stays byte for byte as it is.
        RefuseUnlessOurs(await ReadStateAsync(cancellationToken));
        await using var deploymentLock = await TakeDeploymentLockAsync(cancellationToken);
        await using var connection = await OpenForDeploymentAsync(cancellationToken);
        var state = RefuseUnlessOurs(await ReadStateAsync(connection, cancellationToken));
        var migrations = Migrations(state);
        await connection.ExecuteAsync(SqlDialect.Command(_dialect.Text("Queries/Deployment_CreateJournal"), null, cancellationToken));
        if (migrations.Count > 0)
        {
            await MigrationRunner.RunAsync(migrations, cancellationToken);
        }

        return migrations;
    }

    /// <summary>Runs the migrations of this package profile.</summary>
    protected abstract IMigrationRunner MigrationRunner { get; }

    /// <summary>A connection for looking only, or null where there is no file yet.</summary>
    protected abstract Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken);

    /// <summary>A connection for DDL; creates the file where it is missing.</summary>
    protected abstract Task<DbConnection> OpenForDeploymentAsync(CancellationToken cancellationToken);

    /// <summary>Keeps two deployments apart.</summary>
    /// <exception cref="Core.RfmBatchException">Another deployment is under way.</exception>
    protected abstract Task<IAsyncDisposable> TakeDeploymentLockAsync(CancellationToken cancellationToken);

    private IReadOnlyList<string> MigrationNames => _dialect.Sql.Names(MigrationFolder);

    private async Task<SchemaState> ReadStateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var found = await connection.QuerySingleAsync<DatabaseContent>(
            SqlDialect.Command(_dialect.Text("Queries/Deployment_InspectDatabase"), null, cancellationToken));
        if (found.JournalCount == 0)
        {
            var empty = SchemaState.Compare([], MigrationNames);
            return found.ForeignCount == 0 ? empty : empty with { Kind = SchemaStateKind.Foreign };
        }

        var applied = await connection.QueryAsync<string>(
            SqlDialect.Command(_dialect.Text("Queries/Deployment_ReadJournal"), null, cancellationToken));
        return SchemaState.Compare([.. applied], MigrationNames);
    }

    private SchemaState RefuseUnlessOurs(SchemaState state) =>
        state.Kind is SchemaStateKind.Foreign or SchemaStateKind.Newer ? throw SchemaNotDeployedException.For(state, _displayName) : state;

    private List<DeploymentStep> Migrations(SchemaState state) =>
        [.. state.Pending.Select(name => new DeploymentStep(DeploymentStepKind.Migration, name, _dialect.Sql.TextOf(name)))];

    private sealed class DatabaseContent
    {
        public int JournalCount { get; init; }

        public int ForeignCount { get; init; }
    }
}
