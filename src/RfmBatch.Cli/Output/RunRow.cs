namespace RfmBatch.Cli.Output;

/// <summary>A run as it is listed; names are those of <c>bi.Run</c>.</summary>
internal sealed record RunRow(
    int RunKey,
    string ProgramName,
    string Status,
    DateOnly AsOfDate,
    DateOnly ObservedToDate,
    bool IsCurrent,
    bool IsLatest,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int? CustomerCount,
    int? ScoredCustomerCount,
    long? OrderCount,
    decimal? RevenueAmount,
    string RuleSetName,
    bool HasCustomerRows,
    string? FailureText,
    int? SupersededByRunKey);
