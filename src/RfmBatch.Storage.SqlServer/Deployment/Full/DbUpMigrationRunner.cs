using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>Runs the migrations with DbUp: a transaction per script (its own default is none), no variable substitution, our journal.</summary>
internal sealed class DbUpMigrationRunner(SqlServerDialect dialect) : IMigrationRunner
{
    public Task RunAsync(IReadOnlyList<DeploymentStep> migrations, CancellationToken cancellationToken)
    {
        // DbUp is synchronous; the console has nothing else to do, a job host keeps its threads.
        return Task.Run(() => Run(migrations), cancellationToken);
    }

    private void Run(IReadOnlyList<DeploymentStep> migrations)
    {
        var result = DeployChanges.To
            .SqlDatabase(Open)
            .WithScripts(migrations.Select(migration => new SqlScript(migration.Name, migration.Text)))
            .JournalTo((connectionManager, log) => new SchemaVersionJournal(connectionManager, log))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.FromSeconds(SqlDialect.LongTimeoutSeconds))
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw ScriptRunner.Failed(result.ErrorScript?.Name ?? "etl.SchemaVersion", result.Error);
        }
    }

    private SqlConnection Open()
    {
        var connection = new SqlConnection(dialect.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlServerDialect.SessionSettings;
        command.ExecuteNonQuery();
        return connection;
    }
}
