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
            // The binder names the key that it does not know or cannot convert; values of passwords are not among them.
            throw Invalid($"has a setting that cannot be used: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static InvalidInputException Invalid(string what) =>
        new([$"rfmbatch.json {what}."], $"Correct section {ServeOptions.SectionName}; README, \"Serving\", lists the settings.");
}
