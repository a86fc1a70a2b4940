using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;

namespace RfmBatch.Jobs.Scheduling;

/// <summary>Reconciles at start and each minute.</summary>
internal sealed class ReconcilingService(
    ScheduleReconciler reconciler, MissedRuns missed, TimeProvider clock, ILogger<ReconcilingService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var isFirst = true;
        do
        {
            try
            {
                await reconciler.ReconcileAsync(stoppingToken);
                if (isFirst)
                {
                    await missed.MakeUpAsync(stoppingToken);
                    isFirst = false;
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is gone for a minute must not stop the server.
                Log.NotReconciled(logger, failure.GetType().Name);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
