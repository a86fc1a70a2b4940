using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Runs;

/// <summary>The options of <c>run</c> as somebody typed them; null where not given.</summary>
public sealed record RunOptionTexts
{
    /// <summary><c>--as-of</c>: yyyy-MM-dd, last-transaction or today.</summary>
    public string? AsOf { get; init; }

    /// <summary><c>--window-months</c>: 1 to 1200, or all.</summary>
    public string? WindowMonths { get; init; }

    /// <summary><c>--where</c>: Attribute=Value (the first '=' divides), or all.</summary>
    public string? Where { get; init; }

    /// <summary><c>--bins</c>: 2 to 10, or auto for the rule set's own.</summary>
    public string? Bins { get; init; }

    /// <summary><c>--scoring</c>: quantile, rank, percent, equal-width or <c>breaks:R=…;F=…;M=…</c>, see <see cref="ScoreBreaksText"/>.</summary>
    public string? Scoring { get; init; }

    /// <summary><c>--frequency</c>: orders, days or lines.</summary>
    public string? Frequency { get; init; }

    /// <summary><c>--monetary</c>: sum or mean.</summary>
    public string? Monetary { get; init; }

    /// <summary><c>--returns</c>: net or exclude.</summary>
    public string? Returns { get; init; }

    /// <summary><c>--zero-amount</c>: keep or drop.</summary>
    public string? ZeroAmount { get; init; }

    /// <summary><c>--segments</c>: name of a rule set, or a path ending in .json.</summary>
    public string? Segments { get; init; }

    /// <summary><c>--clusters</c>: auto, off or 2 to 50.</summary>
    public string? Clusters { get; init; }

    /// <summary><c>--k-min</c>: 2 to 10.</summary>
    public string? KMin { get; init; }

    /// <summary><c>--features</c>: log or raw.</summary>
    public string? Features { get; init; }

    /// <summary><c>--hierarchy</c>: off, on or 2 to 50.</summary>
    public string? Hierarchy { get; init; }

    /// <summary><c>--value</c>: auto, bgnbd, mbg, pareto or off.</summary>
    public string? Value { get; init; }

    /// <summary><c>--holdout-from</c>: yyyy-MM-dd, or auto.</summary>
    public string? HoldoutFrom { get; init; }

    /// <summary><c>--margin</c>: 0 to 1, or 0% to 100%.</summary>
    public string? Margin { get; init; }

    /// <summary><c>--discount</c>: 0 to 1, or 0% to 100%, per year.</summary>
    public string? Discount { get; init; }

    /// <summary><c>--seed</c>: 0 to 2147483647.</summary>
    public string? Seed { get; init; }
}
