namespace RfmBatch.Reporting.Model;

/// <summary>The run a report is about.</summary>
internal sealed record ReportRun
{
    /// <summary>Key of the run.</summary>
    public required int RunKey { get; init; }

    /// <summary>Name of the program.</summary>
    public required string ProgramName { get; init; }

    /// <summary>What the program is for; may be empty.</summary>
    public required string ProgramDescription { get; init; }

    /// <summary>
    /// Which customers the run was limited to, as <c>Attribute=Value</c>, or null for all. The run's own option, not the program's.
    /// </summary>
    public string? FilterText { get; init; }

    /// <summary>ISO 4217 code of all amounts, or null where it is not known.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>First day not observed.</summary>
    public required DateOnly AsOfDate { get; init; }

    /// <summary>Last day observed.</summary>
    public required DateOnly ObservedToDate { get; init; }

    /// <summary>Whether it is the program's latest run.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Version that computed it.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Rule set that named the segments.</summary>
    public required string RuleSetName { get; init; }

    /// <summary>Whether retention has left the run's customer rows.</summary>
    public bool HasCustomerRows { get; init; } = true;

    /// <summary>What the frequency counts: <c>orders</c>, <c>days</c> or <c>lines</c>.</summary>
    public string FrequencyUnit { get; init; } = "orders";

    /// <summary>How many months before as-of the run looked at, or null for all time.</summary>
    public int? WindowMonths { get; init; }

    /// <summary>Customers of the run.</summary>
    public required long CustomerCount { get; init; }

    /// <summary>Customers with a sale in the window.</summary>
    public required long ScoredCustomerCount { get; init; }

    /// <summary>Distinct orders in the window.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Revenue in the window, currency units.</summary>
    public required decimal RevenueAmount { get; init; }
}
