using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Operations;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Logging;
using RfmBatch.Storage;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Alerts;

/// <summary>Makes a round each minute. A store that does not answer for five minutes is told from memory, for it cannot keep it.</summary>
internal sealed class AlertService(
    RfmStore store, AlertChannels channels, LiveJobs live, TimeProvider clock, ILogger<AlertService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SilentFor = TimeSpan.FromMinutes(5);
    private readonly AlertRound _round = new(store, channels.All, clock, logger);
    private readonly HashSet<string> _toldOutage = [];
    private DateTimeOffset? _silentSince;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (channels.All.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await MakeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    /// <summary>One round, whatever comes of it.</summary>
    internal async Task MakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _round.MakeAsync(live.Stuck(clock.GetUtcNow()), cancellationToken);
            if (_toldOutage.Count > 0)
            {
                await TellOutageAsync(clock.GetUtcNow(), cancellationToken);
            }

            _silentSince = null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NoAlertRound(logger, failure is Core.RfmBatchException known ? known.Message : failure.GetType().Name);
            _silentSince ??= clock.GetUtcNow();
            if (clock.GetUtcNow() - _silentSince >= SilentFor)
            {
                await TellOutageAsync(null, cancellationToken);
            }
        }
    }

    private async Task TellOutageAsync(DateTimeOffset? endedAt, CancellationToken cancellationToken)
    {
        var outage = new AlertRecord
        {
            ChannelName = "",
            ProgramName = "store",
            CheckId = "store-unreachable",
            Severity = "error",
            Message = "The store does not answer.",
            NextStep = "Look whether it runs and can be reached; `rfmbatch doctor` on the server says more.",
            RaisedAt = _silentSince!.Value,
            RaisedSentAt = endedAt is null ? null : _silentSince,
            EndedAt = endedAt,
            NextAttemptAt = clock.GetUtcNow(),
        };
        foreach (var channel in channels.All.Where(channel => _toldOutage.Contains(channel.Name) == endedAt is not null))
        {
            try
            {
                await channel.SendAsync(outage with { ChannelName = channel.Name }, cancellationToken);
                _ = endedAt is null ? _toldOutage.Add(channel.Name) : _toldOutage.Remove(channel.Name);
            }
            catch (AlertNotSentException failure)
            {
                Log.AlertNotSent(logger, 0, channel.Name, failure.Message, 1);
            }
        }
    }
}
