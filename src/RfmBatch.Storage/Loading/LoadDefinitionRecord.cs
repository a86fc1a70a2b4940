namespace RfmBatch.Storage.Loading;

/// <summary>What is loaded on a schedule, or by hand with <c>loads run</c>.</summary>
public sealed record LoadDefinitionRecord
{
    /// <summary>Its key; 0 for one that is not stored yet.</summary>
    public int LoadDefinitionKey { get; init; }

    /// <summary>Its name, unique, compared by code point.</summary>
    public required string LoadName { get; init; }

    /// <summary>One of <see cref="LoadSourceKind"/>.</summary>
    public required string SourceKind { get; init; }

    /// <summary>One of <see cref="Loading.LoadKind"/>.</summary>
    public required string LoadKind { get; init; }

    /// <summary>The folder as the job server sees it, or <c>schema.Name</c> of the table.</summary>
    public required string SourceText { get; init; }

    /// <summary>Which files of the folder, such as <c>*.csv</c>; null for a table.</summary>
    public string? FilePattern { get; init; }

    /// <summary>The options of the load as JSON.</summary>
    public required string OptionsJson { get; init; }

    /// <summary>The version of the options' defaults that is stored today.</summary>
    public const int CurrentOptionsVersion = 2;

    /// <summary>Which defaults the options had when they were stored: 1 those of 0.1.</summary>
    public int OptionsVersion { get; init; } = CurrentOptionsVersion;

    /// <summary>IANA time zone in which the schedule is read.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>Schedule, five fields of cron, or null.</summary>
    public string? CronExpression { get; init; }

    /// <summary>Whether the schedule counts.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was last carried out, or null.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>What could not be loaded then, without personal data, or null.</summary>
    public string? AttemptFailureText { get; init; }
}
