using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>The small runner: one batch per script, script and journal row in one transaction.</summary>
/// <remarks>It writes the journal exactly as DbUp does here, so that either continues what the other began.</remarks>
public sealed class ScriptRunner : IMigrationRunner
{
    private readonly SqlDialect _dialect;
    private readonly Func<CancellationToken, Task<DbConnection>> _openAsync;

    /// <summary>Makes a runner over connections opened by <paramref name="openAsync"/>.</summary>
    public ScriptRunner(SqlDialect dialect, Func<CancellationToken, Task<DbConnection>> openAsync)
    {
        _dialect = dialect;
        _openAsync = openAsync;
    }

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<DeploymentStep> migrations, CancellationToken cancellationToken)
    {
        await using var connection = await _openAsync(cancellationToken);
        foreach (var migration in migrations)
        {
            await RunAsync(connection, migration, cancellationToken);
        }
    }

    /// <summary>The failure of a script, with the engine's own words: scripts hold no personal data.</summary>
    public static RfmBatchException Failed(string scriptName, Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new($"The script {scriptName} failed: {error.Message} Its changes were rolled back; scripts before it stay.", "Remove the cause and run `rfmbatch deploy` again; it continues with this script.", error);
    }

    private async Task RunAsync(DbConnection connection, DeploymentStep migration, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            await connection.ExecuteAsync(SqlDialect.Command(migration.Text, null, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
            var parameters = new DynamicParameters();
            parameters.Add("ScriptName", migration.Name, DbType.String, size: 255);
            await connection.ExecuteAsync(SqlDialect.Command(_dialect.Text("Queries/Deployment_InsertJournal"), parameters, cancellationToken, transaction));
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbException error)
        {
            throw Failed(migration.Name, error);
        }
    }
}
