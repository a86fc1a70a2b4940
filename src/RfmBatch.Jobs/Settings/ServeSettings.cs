using Microsoft.Extensions.Configuration;
using RfmBatch.Core;
using RfmBatch.Jobs.Hosting;

namespace RfmBatch.Jobs.Settings;

/// <summary>Reads the settings: the file, then the environment, then what was typed.</summary>
internal static class ServeSettings
{
    internal const string EnvironmentPrefix = "RFMBATCH_";

    /// <exception cref="InvalidInputException">The file or a value cannot be read.</exception>
    public static ServeOptions Read(IConfigurationManager configuration, JobHostSettings settings)
    {
        try
        {
            configuration.AddJsonFile(Path.GetFullPath(settings.SettingsPath), optional: true, reloadOnChange: false).AddEnvironmentVariables(EnvironmentPrefix);
            var options = configuration.GetSection(ServeOptions.SectionName).Get<ServeOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ServeOptions();
            options.Urls = settings.Urls ?? options.Urls;
            options.JobStorage = settings.JobStorage ?? options.JobStorage;
            return options;
        }
        catch (Exception error) when (error is InvalidDataException or FormatException)
        {
            throw Invalid("cannot be read as JSON");
        }
        catch (InvalidOperationException error)
        {
            // The binder names the key that it does not know or cannot convert; values of passwords are not among them.
            throw Invalid($"has a setting that cannot be used: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static InvalidInputException Invalid(string what) =>
        new([$"rfmbatch.json {what}."], $"Correct section {ServeOptions.SectionName}; README, \"Serving\", lists the settings.");
}
