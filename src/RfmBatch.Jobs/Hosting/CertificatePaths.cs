using Microsoft.Extensions.Configuration;

namespace RfmBatch.Jobs.Hosting;

/// <summary>
/// Makes relative paths of Kestrel's certificates begin at the settings file, which names them; the host would look beside the program.
/// </summary>
internal static class CertificatePaths
{
    private static readonly string[] Names = ["Path", "KeyPath"];

    /// <param name="configuration">Has the settings file's content.</param>
    /// <param name="settingsPath">The settings file.</param>
    public static void Resolve(IConfiguration configuration, string settingsPath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(settingsPath))!;
        var kestrel = configuration.GetSection("Kestrel");
        IEnumerable<IConfigurationSection> certificates =
        [
            .. kestrel.GetSection("Certificates").GetChildren(),
            .. kestrel.GetSection("Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Certificate")),
        ];
        foreach (var certificate in certificates)
        {
            foreach (var name in Names.Where(name => certificate[name] is { Length: > 0 } path && !Path.IsPathRooted(path)))
            {
                certificate[name] = Path.Combine(folder, certificate[name]!);
            }
        }
    }
}
