using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;

namespace RfmBatch.Jobs.Hosting;

/// <summary>Whether the job storage answers and a server of this process is registered in it.</summary>
internal sealed class JobStorageHealth(JobStorage storage, TimeProvider clock, ILogger<JobStorageHealth> logger) : IHealthCheck
{
    // Hangfire's servers say every 30 seconds that they live.
    private static readonly TimeSpan SilentFor = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var limit = clock.GetUtcNow().UtcDateTime - SilentFor;
            if (storage
                .GetMonitoringApi()
                .Servers()
                .Any(
                    server => server.Name.StartsWith(Environment.MachineName, StringComparison.OrdinalIgnoreCase)
                        && server.Heartbeat > limit))
            {
                return Task.FromResult(HealthCheckResult.Healthy());
            }

            Log.NotReady(logger, "No job server of this machine has said for two minutes that it lives.");
        }
        catch (Exception failure)
        {
            Log.NotReady(logger, $"The job storage does not answer ({failure.GetType().Name}).");
        }

        return Task.FromResult(HealthCheckResult.Unhealthy());
    }
}
