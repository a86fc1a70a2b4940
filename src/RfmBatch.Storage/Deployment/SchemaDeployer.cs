using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>The order of a deployment, the same for both engines: lock, look, journal, migrations, views, security, dictionary.</summary>
public abstract class SchemaDeployer : ISchemaDeployer
{
    private const string ReadJournal = "SELECT v.ScriptName AS ScriptName FROM {etl.SchemaVersion} AS v ORDER BY v.Id;";

    private const string MigrationFolder = "Migrations";

    private const string SecurityFolder = "Security";

    private readonly SqlDialect _dialect;
    private readonly string _displayName;
    private readonly MigrationRunner _migrations;
    private readonly ViewDeployer _views;
    private readonly DictionaryDeployer _dictionary;

    /// <summary>Makes the deployer of a store.</summary>
    protected SchemaDeployer(SqlDialect dialect, string displayName, MigrationRunner migrations)
    {
        _dialect = dialect;
        _displayName = displayName;
        _migrations = migrations;
        _views = new ViewDeployer(dialect, ViewStatement, ReplaceViewAsync);
        _dictionary = new DictionaryDeployer(dialect);
    }

    private IReadOnlyList<string> MigrationNames => _dialect.Sql.Names(MigrationFolder);

    /// <inheritdoc/>
    public async Task<SchemaState> ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenExistingAsync(cancellationToken);
        return connection is null ? SchemaState.Compare([], MigrationNames) : await ReadStateAsync(connection, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeploymentStep>> PlanAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenExistingAsync(cancellationToken);
        var state = connection is null ? SchemaState.Compare([], MigrationNames) : await ReadStateAsync(connection, cancellationToken);
        RefuseUnlessOurs(state);

        // Before the first migration there is no table that could tell which views are there.
        var deployed = state.Applied.Count > 0 ? connection : null;
        return
        [
            .. Scripts(DeploymentStepKind.Migration, state.Pending),
            .. await _views.PlanAsync(deployed, cancellationToken),
            .. Scripts(DeploymentStepKind.Security, _dialect.Sql.Names(SecurityFolder)),
            .. await _dictionary.PlanAsync(deployed, cancellationToken),
            .. await PlanDescriptionsAsync(deployed, cancellationToken),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeploymentStep>> DeployAsync(CancellationToken cancellationToken)
    {
        // Looked at before anything is created: a file that is not ours stays byte for byte as it is.
        RefuseUnlessOurs(await ReadStateAsync(cancellationToken));
        await using var deploymentLock = await TakeDeploymentLockAsync(cancellationToken);
        await using var connection = await OpenForDeploymentAsync(cancellationToken);
        var migrations = Scripts(
            DeploymentStepKind.Migration, RefuseUnlessOurs(await ReadStateAsync(connection, cancellationToken)).Pending);
        await connection.ExecuteAsync(SqlDialect.Command(_dialect.Text("Queries/Deployment_CreateJournal"), null, cancellationToken));
        if (migrations.Count > 0)
        {
            await _migrations.RunAsync(migrations, cancellationToken);
        }

        var views = await _views.PlanAsync(connection, cancellationToken);
        await _views.RunAsync(connection, views, cancellationToken);
        var security = Scripts(DeploymentStepKind.Security, _dialect.Sql.Names(SecurityFolder));
        await RunSecurityAsync(connection, security, cancellationToken);
        var dictionary = await _dictionary.PlanAsync(connection, cancellationToken);
        if (dictionary.Count > 0)
        {
            await _dictionary.RunAsync(connection, cancellationToken);
        }

        var descriptions = await PlanDescriptionsAsync(connection, cancellationToken);
        if (descriptions.Count > 0)
        {
            await ReplaceDescriptionsAsync(connection, cancellationToken);
        }

        return [.. migrations, .. views, .. security, .. dictionary, .. descriptions];
    }

    /// <summary>A connection for looking only, or null where there is no file yet.</summary>
    protected abstract Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken);

    /// <summary>A connection for DDL; creates the file where it is missing.</summary>
    protected abstract Task<DbConnection> OpenForDeploymentAsync(CancellationToken cancellationToken);

    /// <summary>Keeps two deployments apart.</summary>
    /// <exception cref="Core.RfmBatchException">Another deployment is under way.</exception>
    protected abstract Task<IAsyncDisposable> TakeDeploymentLockAsync(CancellationToken cancellationToken);

    /// <summary>The statement that is run, and shown, of a view's file.</summary>
    protected virtual string ViewStatement(string text) => text;

    /// <summary>Replaces a view, and describes it where the engine keeps descriptions.</summary>
    /// <param name="connection">That of the deployment.</param>
    /// <param name="transaction">The view's.</param>
    /// <param name="changed">With the text of <see cref="ViewStatement"/>.</param>
    /// <param name="viewName">Without schema.</param>
    /// <param name="cancellationToken">Stops it.</param>
    protected virtual async Task ReplaceViewAsync(
        DbConnection connection, DbTransaction transaction, DeploymentStep changed, string viewName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var drop = $"DROP VIEW IF EXISTS {_dialect.ObjectName("bi", viewName)};";
        await connection.ExecuteAsync(SqlDialect.Command(drop, null, cancellationToken, transaction));

        // CREATE VIEW must be alone in its batch.
        await connection.ExecuteAsync(SqlDialect.Command(changed.Text, null, cancellationToken, transaction));
    }

    /// <summary>One step where descriptions of tables differ; none where the engine keeps none.</summary>
    protected virtual Task<IReadOnlyList<DeploymentStep>> PlanDescriptionsAsync(
        DbConnection? connection, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeploymentStep>>([]);

    /// <summary>Replaces descriptions of tables that differ.</summary>
    protected virtual Task ReplaceDescriptionsAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

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
            SqlDialect.Command(_dialect.Resolve(ReadJournal), null, cancellationToken));
        return SchemaState.Compare([.. applied], MigrationNames);
    }

    private SchemaState RefuseUnlessOurs(SchemaState state) =>
        state.Kind is SchemaStateKind.Foreign or SchemaStateKind.Newer ? throw SchemaNotDeployedException.For(state, _displayName) : state;

    private List<DeploymentStep> Scripts(DeploymentStepKind kind, IReadOnlyList<string> names) =>
        [.. names.Select(name => new DeploymentStep(kind, name, _dialect.Sql.TextOf(name)))];

    private async Task RunSecurityAsync(DbConnection connection, List<DeploymentStep> scripts, CancellationToken cancellationToken)
    {
        foreach (var script in scripts)
        {
            try
            {
                await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
                await connection.ExecuteAsync(SqlDialect.Command(script.Text, null, cancellationToken, transaction));
                await transaction.CommitAsync(cancellationToken);
            }
            catch (DbException error)
            {
                throw DeploymentStep.Failed(script.Name, error);
            }
        }
    }

    private sealed class DatabaseContent
    {
        public int JournalCount { get; init; }

        public int ForeignCount { get; init; }
    }
}
