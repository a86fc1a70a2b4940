using RfmBatch.Cli.Hosting;
using RfmBatch.Storage;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Cli.Commands;

/// <summary>This profile has no job server, so <c>deploy</c> installs no tables for it.</summary>
internal static class JobTables
{
    public static Task<IReadOnlyList<DeploymentStep>> PlanAsync(RfmStore store, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeploymentStep>>([]);

    public static Task<IReadOnlyList<DeploymentStep>> DeployAsync(CommandContext context, RfmStore store, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeploymentStep>>([]);
}
