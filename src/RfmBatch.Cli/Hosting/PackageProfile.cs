using System.Reflection;

namespace RfmBatch.Cli.Hosting;

/// <summary>Which packages this program was built with.</summary>
internal static class PackageProfile
{
    public static bool IsRestricted { get; } =
        typeof(PackageProfile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(attribute => attribute is { Key: "PackageProfile", Value: "restricted" });

    public const string RestrictedNotice = "Restricted package profile: for trying out and testing only.";
}
