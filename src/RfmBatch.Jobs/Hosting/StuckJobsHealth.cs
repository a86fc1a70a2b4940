using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Logging;

namespace RfmBatch.Jobs.Hosting;

/// <summary>Whether every job of this process has ended in its time: a worker that waits for ever does nothing else.</summary>
internal sealed class StuckJobsHealth(LiveJobs live, TimeProvider clock, ILogger<StuckJobsHealth> logger) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stuck = live.Stuck(clock.GetUtcNow());
        foreach (var job in stuck)
        {
            Log.NotReady(logger, job.Message);
        }

        return Task.FromResult(stuck.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
