namespace RfmBatch.Jobs.Settings;

/// <summary>Section <c>Serve</c> of <c>rfmbatch.json</c>; environment <c>RFMBATCH_Serve__Workers</c> and so on goes before it.</summary>
public sealed class ServeOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Serve";

    /// <summary>The greatest <see cref="SessionHours"/>: a week.</summary>
    public const int MaxSessionHours = 168;

    /// <summary>The greatest <see cref="TimeLimitMinutes"/>: a week.</summary>
    public const int MaxTimeLimitMinutes = 10_080;

    /// <summary>Where pages are served; several with <c>;</c>.</summary>
    /// <value>Default <c>http://localhost:5080</c>.</value>
    public string Urls { get; set; } = "http://localhost:5080";

    /// <summary>Jobs done at a time by this process. A run of a million customers needs about 1 GB and several cores.</summary>
    /// <value>Default 2. Range 1..64.</value>
    public int Workers { get; set; } = 2;

    /// <summary>Where jobs are kept: <c>database</c> or <c>memory</c>.</summary>
    /// <value>Default empty: the database for SQL Server, memory for SQLite.</value>
    public string JobStorage { get; set; } = "";

    /// <summary>Folder of the latest reports.</summary>
    /// <value>Default <c>reports</c> in the current folder.</value>
    public string ReportsFolder { get; set; } = "reports";

    /// <summary>When retention is applied, five fields of cron; empty for never.</summary>
    /// <value>Default <c>30 4 * * *</c>.</value>
    public string PurgeSchedule { get; set; } = "30 4 * * *";

    /// <summary>When store and results are looked at, five fields of cron; empty for never.</summary>
    /// <value>Default <c>0 6 * * *</c>.</value>
    public string QualitySchedule { get; set; } = "0 6 * * *";

    /// <summary>IANA time zone of these two schedules.</summary>
    /// <value>Default <c>UTC</c>.</value>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Folder of the keys that protect sign-ins, the start-up key and sign-outs; servers behind one address share it.</summary>
    /// <value>Default empty: ASP.NET Core's place for the account, and <c>RfmBatch</c> in its folder of programs' data.</value>
    public string KeysFolder { get; set; } = "";

    /// <summary>Hours after which whoever signed in does so again, whatever was done; after eight without a request anyway.</summary>
    /// <value>Default 12. Range 1..168.</value>
    public int SessionHours { get; set; } = 12;

    /// <summary>Minutes after which a job is stopped; a program may have its own limit (<c>--time-limit</c>). 0 for never.</summary>
    /// <value>Default 240. Range 0..10,080.</value>
    public int TimeLimitMinutes { get; set; } = 240;

    /// <summary>Who is told when a night is dead.</summary>
    public AlertOptions Alerts { get; set; } = new();

    /// <summary>Who may sign in; read again at each request. Without anybody, pages answer this machine alone, by a key.</summary>
    /// <value>Default nobody.</value>
    public IList<ServeUser> Users { get; } = [];
}

/// <summary>Where Hangfire keeps its jobs.</summary>
internal enum JobStorageKind
{
    /// <summary>In the store's own SQL Server database, schema <c>HangFire</c>.</summary>
    Database,

    /// <summary>In the memory of the process; lost when it ends.</summary>
    Memory,
}
