using DbUp.Builder;
using DbUp.Engine;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>Runs the migrations with DbUp and writes the journal <c>etl.SchemaVersion</c>, the same in both engines.</summary>
/// <remarks>
/// Set here, since DbUp's defaults are others: a transaction per script with its journal row (none), no variables (<c>$name$</c> is
/// replaced), nothing on the console. An engine adds its connections, its journal and no preprocessor, so that what runs is what was
/// reviewed.
/// </remarks>
public abstract class MigrationRunner
{
    /// <summary>Runs the scripts in order, each in a transaction of its own with its journal row.</summary>
    /// <exception cref="Core.RfmBatchException">A script failed; its changes are rolled back, those of earlier scripts stay.</exception>
    public Task RunAsync(IReadOnlyList<DeploymentStep> migrations, CancellationToken cancellationToken)
    {
        // DbUp is synchronous; the console has nothing else to do, a job host keeps its threads.
        return Task.Run(() => Run(Target(), migrations), cancellationToken);
    }

    /// <summary>DbUp with the engine's connections and journal.</summary>
    public abstract UpgradeEngineBuilder Target();

    /// <summary>Runs scripts with DbUp as <see cref="Target"/> made it.</summary>
    internal static void Run(UpgradeEngineBuilder target, IReadOnlyList<DeploymentStep> migrations)
    {
        var result = target
            .WithScripts(migrations.Select(migration => new SqlScript(migration.Name, migration.Text)))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.FromSeconds(SqlDialect.LongTimeoutSeconds))
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw DeploymentStep.Failed(result.ErrorScript?.Name ?? "etl.SchemaVersion", result.Error);
        }
    }
}
