namespace RfmBatch.Jobs.Settings;

/// <summary>Where Hangfire keeps its jobs.</summary>
public enum JobStorageKind
{
    /// <summary>In the store's own SQL Server database, schema <c>HangFire</c>.</summary>
    Database,

    /// <summary>In the memory of the process; lost when it ends.</summary>
    Memory,
}
