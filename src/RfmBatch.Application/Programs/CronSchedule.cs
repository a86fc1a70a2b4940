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

    /// <summary>The last time an expression came true up to an instant, as <see cref="Next"/> reads it.</summary>
    /// <returns>The instant, or null where it did not in five years.</returns>
    public static DateTimeOffset? Last(string expression, string timeZoneId, DateTimeOffset upTo)
    {
        foreach (var days in (int[])[1, 8, 32, 367, 1827])
        {
            DateTimeOffset? found = null;
            var next = Next(expression, timeZoneId, upTo.AddDays(-days));
            while (next <= upTo)
            {
                found = next;
                next = Next(expression, timeZoneId, next.Value);
            }

            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The longest time between two of the next occurrences.</summary>
    public static TimeSpan? LongestGap(string expression, string timeZoneId, DateTimeOffset from)
    {
        TimeSpan? longest = null;
        var last = Next(expression, timeZoneId, from);
        for (var count = 0; count < 10 && last is { } earlier && Next(expression, timeZoneId, earlier) is { } later; count++)
        {
            longest = longest > later - earlier ? longest : later - earlier;
            last = later;
        }

        return longest;
    }
}
