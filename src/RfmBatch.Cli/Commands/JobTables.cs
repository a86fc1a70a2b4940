using RfmBatch.Cli.Hosting;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Storage;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.SqlServer;

namespace RfmBatch.Cli.Commands;

/// <summary>The tables of the job server, as part of <c>deploy</c>. SQLite stores have none: their jobs are kept in memory.</summary>
internal static class JobTables
{
    public static async Task<IReadOnlyList<DeploymentStep>> PlanAsync(RfmStore store, CancellationToken cancellationToken) =>
        store is SqlServerStore server ? await new JobSchema(server).PlanAsync(cancellationToken) : [];

    public static async Task<IReadOnlyList<DeploymentStep>> DeployAsync(
        CommandContext context, RfmStore store, CancellationToken cancellationToken)
    {
        try
        {
            return store is SqlServerStore server ? await new JobSchema(server).DeployAsync(cancellationToken) : [];
        }
        catch (JobSchemaUnsupportedException unsupported)
        {
            context.Note($"note:  {unsupported.Message}");
            context.Note($"next:  {unsupported.NextStep}");
            return [];
        }
    }
}
