using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Finds everything that is wrong with a load definition at once.</summary>
internal static class LoadDefinitionChecker
{
    private const int MaxNameLength = 100;
    private const int MaxSourceLength = 400;
    private const int MaxSettleSeconds = 86_400;

    /// <exception cref="InvalidInputException">With one sentence for each value that is not allowed.</exception>
    public static void Check(LoadDefinitionRecord definition, LoadDefinitionOptions options, IReadOnlyCollection<string> programNames)
    {
        var errors = new List<string>();
        CheckName(definition.LoadName, errors);
        CheckSource(definition, errors);
        ScheduleChecker.CheckCron(definition.CronExpression, errors);
        ScheduleChecker.CheckTimeZone(definition.TimeZoneId, errors);
        RejectLimit.Parse(options.RejectLimit ?? "5%", errors);
        CheckMap(definition, options, errors);
        if (options.SettleSeconds is < 0 or > MaxSettleSeconds)
        {
            errors.Add($"--settle-seconds {options.SettleSeconds} is not allowed; it must be from 0 to {MaxSettleSeconds}.");
        }

        errors.AddRange(options.ThenRun.Where(name => name != LoadDefinitionOptions.AllPrograms && !programNames.Contains(name))
            .Select(name => $"--then-run '{name}' names no program; there are: {string.Join(", ", programNames)}."));
        if (errors.Count > 0)
        {
            throw new InvalidInputException(
                errors, "Correct these and run the command again; rfmbatch loads add --help lists the options.");
        }
    }

    private static void CheckName(string name, List<string> errors)
    {
        if (name.Length is 0 or > MaxNameLength || name != name.Trim() || name.Any(char.IsControl))
        {
            errors.Add(
                $"The name '{name}' is not allowed; it must have 1 to {MaxNameLength} characters and neither start nor end with a blank.");
        }
    }

    private static void CheckSource(LoadDefinitionRecord definition, List<string> errors)
    {
        var isFolder = definition.SourceKind == LoadSourceKind.Folder;
        if (definition.SourceText.Length is 0 or > MaxSourceLength)
        {
            errors.Add($"{(isFolder ? "--folder" : "--table")} must have 1 to {MaxSourceLength} characters.");
        }

        if (isFolder && (definition.FilePattern!.Length is 0 or > MaxNameLength || definition.FilePattern.IndexOfAny(['/', '\\']) >= 0))
        {
            errors.Add(
                $"--pattern '{definition.FilePattern}' is not allowed; it must be a file name with * and ?, such as *.csv, without a "
                + $"folder.");
        }

        if (!isFolder && definition.LoadKind != LoadKind.Transactions)
        {
            errors.Add("--content customers is for files; a table holds transactions.");
        }
    }

    private static void CheckMap(LoadDefinitionRecord definition, LoadDefinitionOptions options, List<string> errors)
    {
        var isCustomers = definition.LoadKind == LoadKind.Customers;
        if (options.Map is not null)
        {
            ColumnMap.Parse(options.Map, isCustomers, errors);
        }
        else if (isCustomers)
        {
            errors.Add("--map must say customer=COLUMN for a file of customers.");
        }

        if (options.NoHeader && options.Map is null)
        {
            errors.Add("--no-header needs --map with positions from 1.");
        }
    }
}
