using System.Globalization;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Programs;

/// <summary>
/// Every option of <c>programs add</c> and <c>programs set</c> that is not one of <c>run</c>, in the order of help and of errors.
/// </summary>
/// <remarks>An option is added by a column of <c>etl.Program</c> and one entry here.</remarks>
public static class ProgramOptionSpecifications
{
    private const int MaxDescriptionLength = 1000;
    private const int MaxFreshnessDays = 36500;
    private const int MaxTimeLimitMinutes = 10_080;
    private const string DefaultTimeZone = "UTC";

    /// <summary>The table.</summary>
    internal static OptionTable<ProgramRecord> Table { get; } = new(New(""),
    [
        new("description", "TEXT", "What the program is for", null)
        {
            Read = (given, program) => program with { Description = Description(given) ?? program.Description },
        },
        new("currency", "CODE", "Code of its money, such as EUR; an empty text for none", null)
        {
            Read = (given, program) => program with { CurrencyCode = Currency(given) ?? program.CurrencyCode },
            Clear = program => program with { CurrencyCode = null },
        },
        new("time-zone", "ID", "In which `today` is read, such as Europe/Berlin", DefaultTimeZone)
        {
            Read = (given, program) =>
            {
                ScheduleChecker.CheckTimeZone(given.Text, given.Errors);
                return program with { TimeZoneId = given.Text };
            },
        },
        new("schedule", "CRON", "Five fields of cron for the job server; an empty text for none", null)
        {
            Read = (given, program) =>
            {
                ScheduleChecker.CheckCron(given.Text, given.Errors);
                return program with { CronExpression = given.Text };
            },
            Clear = program => program with { CronExpression = null },
        },
        new("not-after", "HH:MM", "Time of day, in its zone, after which a job neither begins nor goes on; an empty text for none", null)
        {
            Read = (given, program) => program with { NotAfter = TimeOfDay(given) ?? program.NotAfter },
            Clear = program => program with { NotAfter = null },
        },
        new("time-limit", "MINUTES", "After so long a job that runs it is stopped; 0 = the server's limit", null)
        {
            Kind = OptionKind.Whole,
            Read = (given, program) => TimeLimit(given) is { } minutes
                ? program with { TimeLimitMinutes = minutes == 0 ? null : minutes }
                : program,
        },
        new("freshness-days", "N", "Days after which its data is stale; 0 = no limit but what its schedule lets expect", null)
        {
            Kind = OptionKind.Whole,
            Read = (given, program) => program with { FreshnessLimitDays = FreshnessDays(given) ?? program.FreshnessLimitDays },
        },
        new("active", "true|false", "Whether it may run", null)
        {
            Kind = OptionKind.TrueOrFalse,
            Read = (given, program) => program with { IsActive = given.IsOn },
        },
        new("enabled", "on|off", "Whether it may run and its schedule counts; the same as --active", null)
        {
            Among = ["on", "off"],
            Read = (given, program) => program with { IsActive = given.IsOn },
        },
    ]);

    /// <summary>What the command line takes, beside the options of <c>run</c>.</summary>
    public static IReadOnlyList<OptionSpecification> All => Table.Specifications;

    /// <summary>A program with every default, without options of <c>run</c>.</summary>
    internal static ProgramRecord New(string programName) => new()
    {
        ProgramName = programName,
        Description = "",
        TimeZoneId = DefaultTimeZone,
        FreshnessLimitDays = 0,
        OptionsJson = "{}",
        IsActive = true,
    };

    private static string? Description(OptionText given)
    {
        if (given.Text.Length <= MaxDescriptionLength)
        {
            return given.Text;
        }

        given.Errors.Add($"{given.Option} has {given.Text.Length} characters; it must have at most {MaxDescriptionLength}.");
        return null;
    }

    private static string? Currency(OptionText given)
    {
        if (given.Text.Length == 3 && given.Text.All(char.IsAsciiLetterUpper))
        {
            return given.Text;
        }

        given.Refuse("it must be three capital letters (ISO 4217), such as EUR");
        return null;
    }

    private static TimeOnly? TimeOfDay(OptionText given)
    {
        if (TimeOnly.TryParseExact(given.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        given.Refuse("it must be a time of day such as 06:00");
        return null;
    }

    private static int? TimeLimit(OptionText given)
    {
        var minutes = given.Number();
        if (minutes is not (< 0 or > MaxTimeLimitMinutes))
        {
            return minutes;
        }

        given.Errors.Add(
            $"{given.Option} '{minutes}' is not allowed; it must be a whole number from 0 (the server's limit) to {MaxTimeLimitMinutes}.");
        return null;
    }

    private static int? FreshnessDays(OptionText given)
    {
        var days = given.Number();
        if (days is not (< 0 or > MaxFreshnessDays))
        {
            return days;
        }

        given.Errors.Add($"{given.Option} '{days}' is not allowed; it must be a whole number from 0 (no limit) to {MaxFreshnessDays}.");
        return null;
    }
}
