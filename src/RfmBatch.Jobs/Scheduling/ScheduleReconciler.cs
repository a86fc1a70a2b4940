using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;

namespace RfmBatch.Jobs.Scheduling;

/// <summary>
/// Makes the recurring jobs equal to the stored schedules, and writes only differences: with several servers each does it each minute.
/// </summary>
internal sealed class ScheduleReconciler(
    StoredSchedules schedules, JobStorage storage, IRecurringJobManager manager, ILogger<ScheduleReconciler> logger)
{
    /// <summary>Compares and repairs; a recurring job deleted in the dashboard returns here.</summary>
    /// <returns>How many recurring jobs were added, changed or removed.</returns>
    public async Task<int> ReconcileAsync(CancellationToken cancellationToken)
    {
        var wanted = await schedules.ReadAsync(cancellationToken);
        List<RecurringJobDto> known;
        using (var connection = storage.GetConnection())
        {
            known = connection.GetRecurringJobs();
        }

        var there = known.Where(job => !job.Removed).ToDictionary(job => job.Id, StringComparer.Ordinal);
        var changes = 0;
        foreach (var job in wanted.Where(job => !there.TryGetValue(job.Id, out var stored) || !Equal(job, stored)))
        {
            // Relaxed: what was missed while no server ran is made up once, however often it was missed.
            manager.AddOrUpdate(
                job.Id,
                job.Job,
                job.Cron,
                new RecurringJobOptions
                {
                    TimeZone = TimeZoneInfo.FindSystemTimeZoneById(job.TimeZoneId),
                    MisfireHandling = MisfireHandlingMode.Relaxed
                });
            Log.Reconciled(logger, job.Id, there.ContainsKey(job.Id) ? "changed" : "added", job.Cron, job.TimeZoneId);
            changes++;
        }

        var ids = wanted.Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in known.Select(job => job.Id).Where(id => RecurringId.IsOurs(id) && !ids.Contains(id)))
        {
            manager.RemoveIfExists(id);
            Log.Reconciled(logger, id, "removed", "", "");
            changes++;
        }

        return changes;
    }

    private static bool Equal(WantedJob wanted, RecurringJobDto stored) =>
        stored.Cron == wanted.Cron
        && stored.TimeZoneId == wanted.TimeZoneId
        && stored.Error is null
        && stored.Job is { } job
        && job.Method == wanted.Job.Method
        && Arguments(job).SequenceEqual(Arguments(wanted.Job), StringComparer.Ordinal);

    // The token is filled in when the job is performed.
    private static IEnumerable<string> Arguments(Job job) => job.Args.OfType<string>();
}
