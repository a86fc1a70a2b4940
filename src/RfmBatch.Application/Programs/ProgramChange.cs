using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;

namespace RfmBatch.Application.Programs;

/// <summary>What <c>programs add</c> and <c>programs set</c> were given; null where not given.</summary>
public sealed record ProgramChange
{
    /// <summary>What the program is for, at most 1,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>ISO 4217 code of its money, or an empty text for none.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>IANA time zone in which <c>today</c> is read, such as <c>Europe/Berlin</c>.</summary>
    public string? TimeZoneId { get; init; }

    /// <summary>Schedule: five fields of cron, or an empty text for none.</summary>
    public string? CronExpression { get; init; }

    /// <summary>Days after which its data is stale; 0 = no limit.</summary>
    public int? FreshnessLimitDays { get; init; }

    /// <summary>Whether it may run.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Run options; those given go before the stored ones.</summary>
    public OptionTexts Options { get; init; } = new();
}
