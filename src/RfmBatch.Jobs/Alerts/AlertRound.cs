using Microsoft.Extensions.Logging;
using RfmBatch.Application.Operations;
using RfmBatch.Jobs.Logging;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Alerts;

/// <summary>
/// Compares what is wrong with what was told, and tells the difference: each cause once when it begins and once when it is over, by each
/// channel, and again after a while where a channel failed.
/// </summary>
internal sealed class AlertRound(RfmStore store, IReadOnlyList<IAlertChannel> channels, TimeProvider clock, ILogger logger)
{
    private const int MaxDelayMinutes = 60;

    // What a run's checks found is for its reader; these are for whoever watches over the nights.
    private const string IdsOfChecks = "RFM";

    /// <summary>Makes one round; where another process is at it, none.</summary>
    /// <param name="alsoFound">What only this process knows, such as jobs that are stuck.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How often somebody was told.</returns>
    public async Task<int> MakeAsync(IEnumerable<ProgramFinding> alsoFound, CancellationToken cancellationToken)
    {
        var findings = (await new QualityReviewer(store, clock).ReviewAsync(cancellationToken))
            .Where(finding => finding.Severity >= FindingSeverity.Warning
                && !finding.CheckId.StartsWith(IdsOfChecks, StringComparison.Ordinal))
            .Concat(alsoFound)
            .DistinctBy(finding => (finding.ProgramName, finding.CheckId))
            .ToDictionary(finding => (finding.ProgramName, finding.CheckId));
        try
        {
            await using var turn = await store.ProgramLocks.AcquireAsync(AlertStore.LockName, TimeSpan.Zero, cancellationToken);
            await CompareAsync(findings, cancellationToken);
            var told = await TellAsync(cancellationToken);
            await store.Alerts.DeleteAsync(clock.GetUtcNow().AddDays(-AlertStore.KeptDays), cancellationToken);
            return told;
        }
        catch (ProgramLockedException)
        {
            return 0;
        }
    }

    private async Task CompareAsync(
        Dictionary<(string ProgramName, string CheckId), ProgramFinding> findings, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = (await store.Alerts.ReadOpenAsync(cancellationToken)).Where(alert => alert.EndedAt is null).ToList();
        foreach (var alert in open.Where(alert => !findings.ContainsKey((alert.ProgramName, alert.CheckId))))
        {
            await store.Alerts.UpdateAsync(alert with { EndedAt = now, NextAttemptAt = now, AttemptCount = 0 }, null, cancellationToken);
        }

        var known = open.Select(alert => (alert.ChannelName, alert.ProgramName, alert.CheckId)).ToHashSet();
        List<AlertRecord> raised =
        [
            .. from finding in findings.Values
            from channel in channels
            where !known.Contains((channel.Name, finding.ProgramName, finding.CheckId))
            select new AlertRecord
            {
                ChannelName = channel.Name,
                ProgramName = finding.ProgramName,
                CheckId = finding.CheckId,
                Severity = finding.Severity.ToString().ToLowerInvariant(),
                Message = finding.Message,
                NextStep = finding.NextStep,
                RaisedAt = now,
                NextAttemptAt = now,
            },
        ];
        if (raised.Count > 0)
        {
            await store.Alerts.InsertAsync(raised, cancellationToken);
        }
    }

    private async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var alert in (await store.Alerts.ReadOpenAsync(cancellationToken)).Where(alert => alert.IsDue(clock.GetUtcNow())))
        {
            if (channels.FirstOrDefault(channel => channel.Name == alert.ChannelName) is not { } channel)
            {
                continue;
            }

            try
            {
                await channel.SendAsync(alert, cancellationToken);
                told++;
                await KeepAsync(alert, cancellationToken);
            }
            catch (AlertNotSentException failure)
            {
                await PostponeAsync(alert, failure.Message, cancellationToken);
            }
        }

        return told;
    }

    // A begin that could not be told is told before its end.
    private Task KeepAsync(AlertRecord alert, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Log.AlertSent(logger, alert.AlertKey, alert.ChannelName, alert.ProgramName, alert.CheckId, AlertText.IsOver(alert) ? "over" : "on");
        return AlertText.IsOver(alert)
            ? store.Alerts.UpdateAsync(alert with { AttemptCount = 0 }, now, cancellationToken)
            : store.Alerts.UpdateAsync(alert with { RaisedSentAt = now, AttemptCount = 0, NextAttemptAt = now }, null, cancellationToken);
    }

    private Task PostponeAsync(AlertRecord alert, string reason, CancellationToken cancellationToken)
    {
        var attempts = alert.AttemptCount + 1;
        var delay = TimeSpan.FromMinutes(Math.Min(MaxDelayMinutes, Math.Pow(2, Math.Min(attempts, 10) - 1)));
        Log.AlertNotSent(logger, alert.AlertKey, alert.ChannelName, reason, (int)delay.TotalMinutes);
        return store.Alerts.UpdateAsync(
            alert with { AttemptCount = attempts, NextAttemptAt = clock.GetUtcNow() + delay }, null, cancellationToken);
    }
}
