using Hangfire.Common;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Programs;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Scheduling;

/// <summary>What the stored programs and load definitions, and the settings of maintenance, want to happen and when.</summary>
internal sealed class StoredSchedules(RfmStore store, ServeOptions options, ILogger<StoredSchedules> logger)
{
    public async Task<IReadOnlyList<WantedJob>> ReadAsync(CancellationToken cancellationToken)
    {
        var wanted = new List<WantedJob>();
        foreach (var program in (await store.Programs.ListAsync(cancellationToken)).Where(program => program.IsActive))
        {
            var name = program.ProgramName;
            Add(
                wanted,
                name,
                RecurringId.OfRun(name),
                Job.FromExpression<RfmBatchJob>(job => job.RunProgramAsync(name, CancellationToken.None)),
                program.CronExpression,
                program.TimeZoneId);
        }

        foreach (var load in (await store.LoadDefinitions.ListAsync(cancellationToken)).Where(load => load.IsEnabled))
        {
            var name = load.LoadName;
            Add(
                wanted,
                name,
                RecurringId.OfLoad(name),
                Job.FromExpression<RfmBatchJob>(job => job.LoadAsync(name, CancellationToken.None)),
                load.CronExpression,
                load.TimeZoneId);
        }

        Add(
            wanted,
            "purge",
            RecurringId.Purge,
            Job.FromExpression<RfmBatchJob>(job => job.PurgeAsync(CancellationToken.None)),
            options.PurgeSchedule,
            options.TimeZone);
        Add(
            wanted,
            "quality",
            RecurringId.Quality,
            Job.FromExpression<RfmBatchJob>(job => job.ReviewQualityAsync(CancellationToken.None)),
            options.QualitySchedule,
            options.TimeZone);
        return wanted;
    }

    // The console checks schedules; one that was written into the table by hand must not stop the others.
    private void Add(List<WantedJob> wanted, string name, string id, Job job, string? cron, string timeZoneId)
    {
        if (string.IsNullOrWhiteSpace(cron))
        {
            return;
        }

        var error = CronSchedule.Error(cron)
            ?? (TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out _)
                ? null
                : $"the time zone '{timeZoneId}' is not known on this machine");
        if (error is not null)
        {
            Log.BadSchedule(logger, name, error);
            return;
        }

        wanted.Add(new WantedJob(id, job, cron, timeZoneId));
    }
}

/// <summary>A recurring job as the stored schedules want it.</summary>
/// <param name="Id">Its id in the dashboard, such as <c>run:default</c>.</param>
/// <param name="Job">What it does.</param>
/// <param name="Cron">Five fields.</param>
/// <param name="TimeZoneId">IANA time zone.</param>
internal sealed record WantedJob(string Id, Job Job, string Cron, string TimeZoneId);
