using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Settings;

/// <summary>Finds everything that is wrong with the settings at once.</summary>
internal static class ServeOptionsChecker
{
    private const int MaxWorkers = 64;

    /// <exception cref="InvalidInputException">With one sentence for each value that is not allowed.</exception>
    public static JobStorageKind Check(ServeOptions options, StoreEngine engine)
    {
        var errors = new List<string>();
        var storage = StorageOf(options.JobStorage, engine, errors);
        if (options.Workers is < 1 or > MaxWorkers)
        {
            errors.Add($"Workers '{options.Workers}' is not allowed; it must be a whole number from 1 to {MaxWorkers}.");
        }

        if (options.SessionHours is < 1 or > ServeOptions.MaxSessionHours)
        {
            errors.Add(
                $"SessionHours '{options.SessionHours}' is not allowed; it must be a whole number from 1 to "
                + $"{ServeOptions.MaxSessionHours}.");
        }

        if (options.TimeLimitMinutes is < 0 or > ServeOptions.MaxTimeLimitMinutes)
        {
            errors.Add(
                $"TimeLimitMinutes '{options.TimeLimitMinutes}' is not allowed; it must be a whole number from 0 (none) to "
                + $"{ServeOptions.MaxTimeLimitMinutes}.");
        }

        errors.AddRange(AlertOptionsChecker.Errors(options.Alerts));
        errors.AddRange(
            Split(options.Urls)
                .Where(url => !IsUrl(url))
                .Select(url => $"Urls '{url}' is no address to serve; it must be like http://localhost:5080 or https://*:443."));
        if (Split(options.Urls).Length == 0)
        {
            errors.Add("Urls is empty; it must be like http://localhost:5080.");
        }

        CheckSchedule("PurgeSchedule", options.PurgeSchedule, errors);
        CheckSchedule("QualitySchedule", options.QualitySchedule, errors);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            errors.Add(
                $"TimeZone '{options.TimeZone}' is not known on this machine; it must be an IANA name such as Europe/Berlin."
                + NearestName.Question(options.TimeZone, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)));
        }

        errors.AddRange(UserErrors(options.Users).Select(found => found.Error).Distinct());
        return errors.Count == 0
            ? storage
            : throw new InvalidInputException(
                errors,
                $"Correct these in section {ServeOptions.SectionName} of rfmbatch.json, the environment or the options; "
                + "docs/serving.md lists them.");
    }

    /// <summary>Every user who may not sign in, with the sentence that says why.</summary>
    public static IEnumerable<(ServeUser User, string Error)> UserErrors(IEnumerable<ServeUser> users)
    {
        var all = users.ToList();
        foreach (var (index, user) in all.Index())
        {
            var who = user.Name.Length == 0 ? $"User {index + 1}" : $"User '{user.Name}'";
            if (user.Name.Trim().Length == 0 || user.Name.Length > 100)
            {
                yield return (user, $"{who} has no Name, or one of more than 100 characters.");
            }

            if (!PasswordCheck.IsHash(user.PasswordHash))
            {
                yield return (user, $"{who} has no PasswordHash that `rfmbatch serve --hash-password` printed.");
            }

            if (user.Role is not (Roles.Reader or Roles.Operator))
            {
                yield return (
                    user,
                    $"{who} has the Role '{user.Role}'; it must be {Roles.Reader} or {Roles.Operator}."
                    + NearestName.Question(user.Role, Roles.Reader, Roles.Operator));
            }
        }

        foreach (var group in all.GroupBy(user => user.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            foreach (var user in group)
            {
                yield return (user, $"User '{group.Key}' is there twice; each needs a name of its own.");
            }
        }
    }

    public static string[] Split(string urls) => urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One of the addresses that were checked.</summary>
    public static Uri AsUri(string url) => new(WithoutWildcard(url));

    private static JobStorageKind StorageOf(string text, StoreEngine engine, List<string> errors)
    {
        switch (text.ToLowerInvariant())
        {
            case "":
                return engine == StoreEngine.SqlServer ? JobStorageKind.Database : JobStorageKind.Memory;
            case "memory":
                return JobStorageKind.Memory;
            case "database" when engine == StoreEngine.SqlServer:
                return JobStorageKind.Database;
            case "database":
                errors.Add("JobStorage 'database' is for SQL Server; with an SQLite store it must be memory.");
                return JobStorageKind.Memory;
            default:
                errors.Add(
                    $"JobStorage '{text}' is not allowed; it must be database or memory."
                    + NearestName.Question(text, "database", "memory"));
                return JobStorageKind.Memory;
        }
    }

    private static bool IsUrl(string url) =>
        Uri.TryCreate(WithoutWildcard(url), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    // Kestrel knows wildcards for the host, which are no URIs.
    private static string WithoutWildcard(string url) =>
        url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);

    private static void CheckSchedule(string name, string cron, List<string> errors)
    {
        if (cron.Length > 0 && CronSchedule.Error(cron) is { } error)
        {
            errors.Add($"{name} '{cron}' is not allowed: {error}; it must have five fields, or be empty for never.");
        }
    }
}
