using System.Reflection;

namespace RfmBatch.Application.Runs;

/// <summary>The version written with every run.</summary>
internal static class CodeVersion
{
    private const int MaxLength = 100;

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
