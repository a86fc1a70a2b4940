using System.Reflection;

namespace RfmBatch.Storage.Runs;

/// <summary>The version of this program, written with every run and act.</summary>
public static class CodeVersion
{
    private const int MaxLength = 100;

    /// <summary>At most 100 characters.</summary>
    public static string Current { get; } = Read();

    private static string Read()
    {
        var assembly = typeof(CodeVersion).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "unknown";
        return version.Length <= MaxLength ? version : version[..MaxLength];
    }
}
