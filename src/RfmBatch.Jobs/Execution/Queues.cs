namespace RfmBatch.Jobs.Execution;

/// <summary>The queues, stored with every job: never renamed.</summary>
internal static class Queues
{
    /// <summary>Loads; one at a time writes to a store.</summary>
    public const string Load = "load";

    /// <summary>Runs of programs.</summary>
    public const string Run = "run";

    /// <summary>Purge and quality review.</summary>
    public const string Maintenance = "maintenance";
}
