using RfmBatch.Core;

namespace RfmBatch.Application.Programs;

/// <summary>Checks the two values of a schedule; adds a sentence for each that is not allowed.</summary>
internal static class ScheduleChecker
{
    private const int MaxLength = 100;

    public static void CheckCron(string? expression, List<string> errors)
    {
        if (!string.IsNullOrEmpty(expression)
            && (expression.Length > MaxLength ? "it is too long" : CronSchedule.Error(expression)) is { } error)
        {
            errors.Add(
                $"--schedule '{expression}' is not allowed: {error}; it must have the five fields minute, hour, day, month and weekday, "
                + $"such as '0 3 * * *' for 03:00 every day.");
        }
    }

    public static void CheckTimeZone(string? timeZoneId, List<string> errors)
    {
        if (timeZoneId is not null && (timeZoneId.Length > MaxLength || !TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out _)))
        {
            errors.Add(
                $"--time-zone '{timeZoneId}' is not known on this machine; it must be an IANA name such as Europe/Berlin."
                + NearestName.Question(timeZoneId, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)));
        }
    }
}
