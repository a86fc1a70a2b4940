using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Jobs.Logging;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Hosting;

/// <summary>Whether the store answers and has this program's schema. The reason goes to the log, not to whoever asks.</summary>
internal sealed class StoreHealth(RfmStore store, ILogger<StoreHealth> logger) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.EnsureDeployedAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure)
        {
            Log.NotReady(logger, failure is RfmBatchException known ? known.Message : failure.GetType().Name);
            return HealthCheckResult.Unhealthy();
        }
    }
}
