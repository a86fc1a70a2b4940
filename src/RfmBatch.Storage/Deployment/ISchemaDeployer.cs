using RfmBatch.Core;

namespace RfmBatch.Storage.Deployment;

/// <summary>Creates and upgrades the schema. The only part of the program that needs DDL rights.</summary>
public interface ISchemaDeployer
{
    /// <summary>Reads the journal. Creates nothing.</summary>
    Task<SchemaState> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>The steps <see cref="DeployAsync"/> would run now, in order. Creates nothing, not even the file.</summary>
    /// <exception cref="SchemaNotDeployedException">The database is newer than the program, or not ours.</exception>
    Task<IReadOnlyList<DeploymentStep>> PlanAsync(CancellationToken cancellationToken);

    /// <summary>Runs what is missing, each script in a transaction of its own, and returns what ran; empty when all was there.</summary>
    /// <exception cref="SchemaNotDeployedException">The database is newer than the program, or not ours.</exception>
    /// <exception cref="Core.RfmBatchException">A script failed (the earlier ones stay), or another deployment is under way.</exception>
    Task<IReadOnlyList<DeploymentStep>> DeployAsync(CancellationToken cancellationToken);
}
