using Hangfire;

namespace RfmBatch.Jobs.Hosting;

/// <summary>How jobs are written into the storage. Never changed: servers of two versions share one storage during an upgrade.</summary>
internal static class StoredForm
{
    public static void Configure(IGlobalConfiguration configuration) => configuration
        .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseSimpleAssemblyNameTypeSerializer()
        .UseRecommendedSerializerSettings();
}
