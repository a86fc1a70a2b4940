namespace RfmBatch.Storage.Programs;

/// <summary>A named, stored configuration.</summary>
public sealed record ProgramRecord
{
    /// <summary>Its key; 0 for one that is not stored yet.</summary>
    public int ProgramKey { get; init; }

    /// <summary>Its name, unique, compared by code point.</summary>
    public required string ProgramName { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The filter as <c>Attribute=Value</c>, or null for all customers.</summary>
    public string? FilterText { get; init; }

    /// <summary>ISO 4217 code of its money, or null.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>IANA time zone in which <c>today</c> is read.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>Schedule, five fields, or null.</summary>
    public string? CronExpression { get; init; }

    /// <summary>Days after which its data is stale; 0 = no limit but what its schedule lets expect.</summary>
    public required int FreshnessLimitDays { get; init; }

    /// <summary>Its run options as JSON; <c>{}</c> means every default.</summary>
    public required string OptionsJson { get; init; }

    /// <summary>Whether it may run.</summary>
    public required bool IsActive { get; init; }

    /// <summary>The time of day in its zone after which a scheduled run neither begins nor goes on, or null.</summary>
    public TimeOnly? NotAfter { get; init; }

    /// <summary>Minutes after which a job that runs it is stopped, or null for the server's limit.</summary>
    public int? TimeLimitMinutes { get; init; }

    /// <summary>Its latest current run, or null.</summary>
    public int? LatestRunKey { get; init; }

    /// <summary>When its configuration was last stored.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When a run of it last ended or found nothing to do, or null.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>Why no run was made then, without personal data; null where it was, or where there was nothing to do.</summary>
    public string? AttemptFailureText { get; init; }
}
