using RfmBatch.Jobs.Execution;

namespace RfmBatch.Jobs.Scheduling;

/// <summary>Ids of recurring jobs: stored data, so never changed.</summary>
internal static class RecurringId
{
    public const string Purge = "purge";
    public const string Quality = "quality";

    private const string RunPrefix = "run:";
    private const string LoadPrefix = "load:";

    public static string OfRun(string programName) => RunPrefix + SafeName.Of(programName);

    public static string OfLoad(string loadName) => LoadPrefix + SafeName.Of(loadName);

    /// <summary>Whether an id is one of ours; recurring jobs of others in the same storage are left alone.</summary>
    public static bool IsOurs(string id) =>
        id is Purge or Quality || id.StartsWith(RunPrefix, StringComparison.Ordinal) || id.StartsWith(LoadPrefix, StringComparison.Ordinal);
}
