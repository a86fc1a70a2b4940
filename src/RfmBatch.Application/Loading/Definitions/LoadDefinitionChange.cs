namespace RfmBatch.Application.Loading.Definitions;

/// <summary>
/// What <c>loads add</c> and <c>loads set</c> were given; null where not given, an empty text sets an option back to its default.
/// </summary>
public sealed record LoadDefinitionChange
{
    /// <summary>The folder to look into.</summary>
    public string? Folder { get; init; }

    /// <summary>Which files, such as <c>*.csv</c>.</summary>
    public string? Pattern { get; init; }

    /// <summary>Instead of a folder: a table or view of the store's own database.</summary>
    public string? Table { get; init; }

    /// <summary><c>transactions</c> or <c>customers</c>.</summary>
    public string? Content { get; init; }

    /// <summary>Schedule: five fields of cron, or an empty text for none.</summary>
    public string? CronExpression { get; init; }

    /// <summary>IANA time zone of the schedule.</summary>
    public string? TimeZoneId { get; init; }

    /// <summary>Whether the schedule counts.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.Map"/>.</summary>
    public string? Map { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.Delimiter"/>.</summary>
    public string? Delimiter { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.NoHeader"/>.</summary>
    public bool? NoHeader { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.DateFormat"/>.</summary>
    public string? DateFormat { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.Culture"/>.</summary>
    public string? Culture { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.Encoding"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.ReturnPrefix"/>.</summary>
    public string? ReturnPrefix { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.RejectLimit"/>.</summary>
    public string? RejectLimit { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.DropDuplicates"/>.</summary>
    public bool? DropDuplicates { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.Attributes"/>; null where not given.</summary>
    public IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>As of <see cref="LoadDefinitionOptions.SettleSeconds"/>.</summary>
    public int? SettleSeconds { get; init; }

    /// <summary>Program names, <c>all</c> or <c>none</c>; null where not given.</summary>
    public IReadOnlyList<string>? ThenRun { get; init; }
}
