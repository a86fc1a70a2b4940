using Cronos;

namespace RfmBatch.Application.Programs;

/// <summary>Cron as the job server reads it: Hangfire has the same parser inside.</summary>
public static class CronSchedule
{
    private const int Fields = 5;

    /// <summary>What is wrong with an expression, without a full stop, or null.</summary>
    public static string? Error(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);

        // Without this, macros and six fields with seconds would pass: a run each second is nobody's wish.
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields != Fields)
        {
            return fields == 1 ? "it has 1 field" : $"it has {fields} fields";
        }

        try
        {
            var cron = CronExpression.Parse(expression, CronFormat.Standard);
            return cron.GetNextOccurrence(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) is null ? "it never comes true" : null;
        }
        catch (CronFormatException error)
        {
            return error.Message.TrimEnd('.');
        }
    }

    /// <summary>
    /// The next time an expression comes true after an instant, read in a time zone: an hour that daylight saving leaves out moves to its
    /// end, one that comes twice counts once.
    /// </summary>
    /// <returns>The instant, or null where the expression or the zone cannot be used.</returns>
    public static DateTimeOffset? Next(string expression, string timeZoneId, DateTimeOffset after)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(timeZoneId);
        return Error(expression) is null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZoneId, out var zone)
            ? CronExpression.Parse(expression, CronFormat.Standard).GetNextOccurrence(after, zone)
            : null;
    }
}
