namespace RfmBatch.Storage.SqlServer.Operations;

/// <summary>Settings of the server and the database, as Settings_Read gives them.</summary>
internal sealed record DatabaseSettings
{
    // EngineEdition, https://learn.microsoft.com/sql/t-sql/functions/serverproperty-transact-sql.
    private const int Enterprise = 3;
    private const int Express = 4;
    private const int AzureDatabase = 5;
    private const int AzureManagedInstance = 8;
    private const int FabricDatabase = 12;
    private static readonly int[] Synapse = [6, 11];

    public required string DatabaseName { get; init; }

    public int EngineEdition { get; init; }

    public required string Edition { get; init; }

    public required string ProductVersion { get; init; }

    public required string ServerCollation { get; init; }

    public required string DatabaseCollation { get; init; }

    public int CompatibilityLevel { get; init; }

    public bool IsReadCommittedSnapshot { get; init; }

    public bool IsAutoClose { get; init; }

    public bool IsAutoShrink { get; init; }

    public bool IsAutoCreateStatistics { get; init; }

    public bool IsAutoUpdateStatistics { get; init; }

    /// <summary>FULL, SIMPLE or BULK_LOGGED.</summary>
    public required string RecoveryModel { get; init; }

    /// <summary>DISABLED, ALLOWED or FORCED.</summary>
    public required string DelayedDurability { get; init; }

    /// <summary>What keeps the log from being used again: NOTHING, LOG_BACKUP, ACTIVE_TRANSACTION and others.</summary>
    public required string LogReuseWait { get; init; }

    /// <summary>SET options that every new session of the server begins with, a bit each.</summary>
    public int UserOptions { get; init; }

    /// <summary>The name as a statement writes it.</summary>
    public string QuotedName => $"[{DatabaseName.Replace("]", "]]", StringComparison.Ordinal)}]";

    /// <summary>14 for SQL Server 2017; Azure says 12 whatever it can.</summary>
    public int MajorVersion => int.TryParse(ProductVersion.Split('.')[0], out var major) ? major : 0;

    /// <summary>Whether the vendor looks after files, log and backups.</summary>
    public bool IsAzure => IsAzureDatabase || EngineEdition is AzureManagedInstance;

    /// <summary>Whether there is no server around the database: no files to see, no options to set.</summary>
    public bool IsAzureDatabase => EngineEdition is AzureDatabase or FabricDatabase;

    /// <summary>Whether it is a warehouse of another kind, which lacks keys and much of T-SQL.</summary>
    public bool IsSynapse => Synapse.Contains(EngineEdition);

    /// <summary>
    /// What the data files of a database may hold in the Express edition, bytes; null elsewhere. 10 GB, 50 GB from SQL Server 2025 on.
    /// </summary>
    /// <remarks>https://learn.microsoft.com/sql/sql-server/editions-and-components-of-sql-server-2025</remarks>
    public long? ExpressLimitBytes => EngineEdition is not Express ? null : (MajorVersion >= 17 ? 50L : 10L) << 30;

    /// <summary>Whether an index can be rebuilt beside other work: Enterprise, Developer, Evaluation and Azure.</summary>
    public bool CanRebuildOnline => EngineEdition is Enterprise || IsAzure;

    /// <summary>In words.</summary>
    public string ServerName => EngineEdition switch
    {
        AzureDatabase => "Azure SQL Database",
        AzureManagedInstance => "Azure SQL Managed Instance",
        FabricDatabase => "SQL database in Microsoft Fabric",
        _ when IsSynapse => "Azure Synapse",
        _ => $"SQL Server {ProductVersion} ({Edition})",
    };
}

/// <summary>Room in the transaction log, as Settings_ReadLogSpace gives it.</summary>
internal sealed record LogSpace
{
    /// <summary>Of all log files now, bytes.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Of them in use, bytes.</summary>
    public long UsedBytes { get; init; }

    /// <summary>What the files may grow to, bytes.</summary>
    public long LimitBytes { get; init; }

    /// <summary>The logical name of one of them.</summary>
    public required string FileName { get; init; }
}
