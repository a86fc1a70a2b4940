using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Programs;

/// <summary>
/// Until when jobs may run a program: from each time of its schedule (without one, from midnight) to the next <c>--not-after</c>, both in
/// its time zone.
/// </summary>
/// <param name="End">When it closed or closes; null where there is no limit.</param>
/// <param name="IsOpen">Whether a job may run now.</param>
public sealed record RunWindow(DateTimeOffset? End, bool IsOpen)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The window in which an instant lies, or the last one before it.</summary>
    public static RunWindow Of(ProgramRecord program, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (program.NotAfter is not { } notAfter || !TimeZoneInfo.TryFindSystemTimeZoneById(program.TimeZoneId, out var zone))
        {
            return new RunWindow(null, true);
        }

        var begin = program.CronExpression is { } cron ? CronSchedule.Last(cron, program.TimeZoneId, now) : null;
        var local = TimeZoneInfo.ConvertTime(begin ?? now, zone).DateTime;
        var end = At(DateOnly.FromDateTime(local), notAfter, zone);
        if (begin is not null && end <= begin)
        {
            end = At(DateOnly.FromDateTime(local).AddDays(1), notAfter, zone);
        }

        return new RunWindow(end, now < end);
    }

    // A time that the clocks skip is the first one after it; of one that comes twice the later counts.
    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
