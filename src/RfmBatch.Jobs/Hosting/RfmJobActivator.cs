using Hangfire;
using Hangfire.Server;
using RfmBatch.Jobs.Execution;

namespace RfmBatch.Jobs.Hosting;

/// <summary>Makes the job with the context of its execution, so that the context is no parameter and is not stored.</summary>
internal sealed class RfmJobActivator(IServiceProvider services) : JobActivator
{
    /// <inheritdoc/>
    public override JobActivatorScope BeginScope(PerformContext context) => new Scope(services, context);

    private sealed class Scope(IServiceProvider services, PerformContext context) : JobActivatorScope
    {
        public override object Resolve(Type type) => type == typeof(RfmBatchJob)
            ? new RfmBatchJob(new JobExecution(services, context))
            : throw new InvalidOperationException($"{type.FullName} is no job of RfmBatch.");
    }
}
