namespace RfmBatch.Storage.Runs;

/// <summary>One run as the ledger knows it.</summary>
public sealed record RunRecord
{
    /// <summary>The run's id everywhere.</summary>
    public required int RunKey { get; init; }

    /// <summary>The program it belongs to.</summary>
    public required int ProgramKey { get; init; }

    /// <summary>The program's name.</summary>
    public required string ProgramName { get; init; }

    /// <summary>One of <see cref="RunStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it is the one published run that speaks for its as-of date.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Whether it is the program's latest current run.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>The current run of the same as-of date, where this one is published and not it; or null.</summary>
    public int? SupersededByRunKey { get; init; }

    /// <summary>First day not observed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Last observed day, as-of − 1.</summary>
    public DateOnly ObservedTo => AsOf.AddDays(-1);

    /// <summary>First day of the window, or null for all time.</summary>
    public DateOnly? WindowStart { get; init; }

    /// <summary>The comparable current run before it, or null.</summary>
    public int? PreviousRunKey { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or null while running.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was last published, or null.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Rule set that named the segments.</summary>
    public required string RuleSetName { get; init; }

    /// <summary>Score classes.</summary>
    public required int BinCount { get; init; }

    /// <summary>Customers of the population, or null while running and after a failure.</summary>
    public int? CustomerCount { get; init; }

    /// <summary>Customers with scores.</summary>
    public int? ScoredCustomerCount { get; init; }

    /// <summary>Orders in the window.</summary>
    public long? OrderCount { get; init; }

    /// <summary>Revenue, ten-thousandths.</summary>
    public long? RevenueAmount { get; init; }

    /// <summary>Equal for runs whose segments may be compared.</summary>
    public required string ConfigurationHash { get; init; }

    /// <summary>Seed of everything drawn at random.</summary>
    public required int Seed { get; init; }

    /// <summary>The options of the run, as-of resolved.</summary>
    public required string OptionsJson { get; init; }

    /// <summary>Version of the program that computed it.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>False while running, after a failure and after a purge.</summary>
    public required bool HasCustomerRows { get; init; }

    /// <summary>The last completed load it was computed from; null for runs made before migration 0008.</summary>
    public int? LastLoadKey { get; init; }

    /// <summary>Why it failed, without personal data, or null.</summary>
    public string? FailureText { get; init; }
}
