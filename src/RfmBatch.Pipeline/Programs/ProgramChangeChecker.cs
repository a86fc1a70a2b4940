using RfmBatch.Core;

namespace RfmBatch.Pipeline.Programs;

/// <summary>Finds everything that is wrong with a program's name and settings at once.</summary>
internal static class ProgramChangeChecker
{
    private const int MaxNameLength = 100;
    private const int MaxDescriptionLength = 1000;
    private const int MaxCronLength = 100;
    private const int CronFields = 5;

    /// <exception cref="InvalidInputException">With one sentence for each value that is not allowed.</exception>
    public static void Check(string programName, ProgramChange change)
    {
        var errors = new List<string>();
        if (programName.Length is 0 or > MaxNameLength || programName != programName.Trim() || programName.Any(char.IsControl))
        {
            errors.Add($"The program name '{programName}' is not allowed; it must have 1 to {MaxNameLength} characters and neither start nor end with a blank.");
        }

        if (change.Description is { Length: > MaxDescriptionLength })
        {
            errors.Add($"--description has {change.Description.Length} characters; at most {MaxDescriptionLength} are allowed.");
        }

        if (change.CurrencyCode is { Length: > 0 } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            errors.Add($"--currency '{currency}' is not allowed; it must be three capital letters (ISO 4217), such as EUR.");
        }

        if (change.TimeZoneId is { } zone && (zone.Length > MaxNameLength || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            errors.Add($"--time-zone '{zone}' is not known on this machine; it must be an IANA name such as Europe/Berlin.");
        }

        if (change.CronExpression is { Length: > 0 } cron && (cron.Length > MaxCronLength || cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != CronFields))
        {
            errors.Add($"--cron '{cron}' is not allowed; it must have five fields, such as '0 3 * * *' for 03:00 every day.");
        }

        if (change.FreshnessLimitDays is < 0 or > 36500)
        {
            errors.Add($"--freshness-days {change.FreshnessLimitDays} is not allowed; it must be from 0 (no limit) to 36500.");
        }

        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, "Correct these and run the command again; rfmbatch programs --help lists them.");
        }
    }
}
