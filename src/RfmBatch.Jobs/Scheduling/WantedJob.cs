using Hangfire.Common;

namespace RfmBatch.Jobs.Scheduling;

/// <summary>A recurring job as the stored schedules want it.</summary>
/// <param name="Id">Its id in the dashboard, such as <c>run:default</c>.</param>
/// <param name="Job">What it does.</param>
/// <param name="Cron">Five fields.</param>
/// <param name="TimeZoneId">IANA time zone.</param>
internal sealed record WantedJob(string Id, Job Job, string Cron, string TimeZoneId);
