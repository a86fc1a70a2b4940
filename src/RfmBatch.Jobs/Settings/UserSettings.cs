using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace RfmBatch.Jobs.Settings;

/// <summary>The users alone, as often as they are asked for, from the sources of all settings (<see cref="ServeSettings"/>).</summary>
/// <param name="path">The settings file.</param>
/// <param name="before">The settings that the host brings; the file goes before them, and the environment before the file.</param>
internal sealed class UserSettings(string path, IReadOnlyList<KeyValuePair<string, string?>> before)
{
    private const string UsersSection = $"{ServeOptions.SectionName}:{nameof(ServeOptions.Users)}";

    /// <summary>The file; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read, or not now.</exception>
    public string? ReadText()
    {
        try
        {
            // Whoever is writing it goes on writing.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The users of that text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="FormatException">It is JSON and no object.</exception>
    /// <exception cref="InvalidOperationException">A user has a setting that is not known.</exception>
    public IReadOnlyList<ServeUser> Understand(string? text)
    {
        var builder = new ConfigurationBuilder().AddInMemoryCollection(before);
        if (text is not null)
        {
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        }

        var configuration = builder.AddEnvironmentVariables(ServeSettings.EnvironmentPrefix).Build();
        return configuration.GetSection(UsersSection).Get<List<ServeUser>>(binder => binder.ErrorOnUnknownConfiguration = true) ?? [];
    }
}
