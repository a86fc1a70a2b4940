using RfmBatch.Core;

namespace RfmBatch.Application.Programs;

/// <summary>Finds everything that is wrong with a program's name and settings at once.</summary>
internal static class ProgramChangeChecker
{
    private const int MaxNameLength = 100;
    private const int MaxDescriptionLength = 1000;

    /// <exception cref="InvalidInputException">With one sentence for each value that is not allowed.</exception>
    public static void Check(string programName, ProgramChange change)
    {
        var errors = new List<string>();
        if (programName.Length is 0 or > MaxNameLength || programName != programName.Trim() || programName.Any(char.IsControl))
        {
            errors.Add(
                $"The program name '{programName}' is not allowed; it must have 1 to {MaxNameLength} characters and neither start nor end "
                + $"with a blank.");
        }

        if (change.Description is { Length: > MaxDescriptionLength })
        {
            errors.Add($"--description has {change.Description.Length} characters; at most {MaxDescriptionLength} are allowed.");
        }

        if (change.CurrencyCode is { Length: > 0 } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            errors.Add($"--currency '{currency}' is not allowed; it must be three capital letters (ISO 4217), such as EUR.");
        }

        ScheduleChecker.CheckTimeZone(change.TimeZoneId, errors);

        ScheduleChecker.CheckCron(change.CronExpression, errors);

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
