namespace RfmBatch.Storage.Deployment;

/// <summary>Runs migrations and writes the journal: DbUp, or the script runner where DbUp is not among the packages.</summary>
public interface IMigrationRunner
{
    /// <summary>Runs the scripts in order, each in a transaction of its own with its journal row.</summary>
    /// <exception cref="Core.RfmBatchException">A script failed; its changes are rolled back, those of earlier scripts stay.</exception>
    Task RunAsync(IReadOnlyList<DeploymentStep> migrations, CancellationToken cancellationToken);
}
