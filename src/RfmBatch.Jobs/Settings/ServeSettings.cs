using System.Reflection;
using Microsoft.Extensions.Configuration;
using RfmBatch.Core;

namespace RfmBatch.Jobs.Settings;

/// <summary>Reads the settings: the file, then the environment, then what was typed.</summary>
internal static class ServeSettings
{
    internal const string EnvironmentPrefix = "RFMBATCH_";

    /// <param name="configuration">What the host brings; file and environment are added to it.</param>
    /// <param name="path">The settings file; it need not exist.</param>
    /// <param name="urls">Typed in place of <see cref="ServeOptions.Urls"/>, or null.</param>
    /// <param name="jobStorage">Typed in place of <see cref="ServeOptions.JobStorage"/>, or null.</param>
    /// <exception cref="InvalidInputException">The file or a value cannot be read.</exception>
    public static ServeOptions Read(IConfigurationManager configuration, string path, string? urls, string? jobStorage)
    {
        try
        {
            configuration.AddJsonFile(Path.GetFullPath(path), optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(EnvironmentPrefix);
            CheckKeys(configuration.GetSection(ServeOptions.SectionName));
            var options = configuration.GetSection(ServeOptions.SectionName)
                .Get<ServeOptions>(binder => binder.ErrorOnUnknownConfiguration = true)
                ?? new ServeOptions();
            options.Urls = urls ?? options.Urls;
            options.JobStorage = jobStorage ?? options.JobStorage;
            return options;
        }
        catch (Exception error) when (error is InvalidDataException or FormatException)
        {
            throw Invalid("cannot be read as JSON");
        }
        catch (InvalidOperationException error)
        {
            // The binder names the key that it cannot convert; values of passwords are not among them.
            throw Invalid($"has a setting that cannot be used: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    // The binder would name the class, and none of what there is.
    private static void CheckKeys(IConfigurationSection section)
    {
        List<string> errors =
        [
            .. UnknownKeys(section, typeof(ServeOptions)),
            .. UnknownKeys(section.GetSection(nameof(ServeOptions.Alerts)), typeof(AlertOptions)),
            .. section.GetSection(nameof(ServeOptions.Users)).GetChildren().SelectMany(user => UnknownKeys(user, typeof(ServeUser))),
        ];
        if (errors.Count > 0)
        {
            throw Invalid(errors);
        }
    }

    private static IEnumerable<string> UnknownKeys(IConfigurationSection section, Type settings)
    {
        var names = settings.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToList();
        return section.GetChildren()
            .Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child =>
                $"{child.Path} is not a setting; there are: {string.Join(", ", names)}.{NearestName.Question(child.Key, names)}");
    }

    private static InvalidInputException Invalid(string what) => Invalid([$"rfmbatch.json {what}."]);

    private static InvalidInputException Invalid(IReadOnlyList<string> errors) =>
        new(
            errors,
            $"Correct section {ServeOptions.SectionName} of rfmbatch.json or the environment; docs/serving.md lists the settings.");
}
