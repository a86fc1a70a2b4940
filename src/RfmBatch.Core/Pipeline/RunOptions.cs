using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Pipeline;

/// <summary>What a run computes: the stored configuration of a program, or one call's changes to it.</summary>
/// <remarks>Immutable; written as OptionsJson with every run. Defaults are pinned by a test.</remarks>
public sealed record RunOptions
{
    /// <summary>How the as-of date is found.</summary>
    /// <value>Default: the day after the last transaction.</value>
    public AsOfChoice AsOf { get; init; } = AsOfChoice.LastTransaction;

    /// <summary>Months before as-of that count, or null for all time.</summary>
    /// <value>Default: null. Range 1..1200.</value>
    public int? WindowMonths { get; init; }

    /// <summary>Which customers, or null for all.</summary>
    public CustomerFilter? Where { get; init; }

    /// <summary>Number of score classes, or null for the rule set's own.</summary>
    /// <value>Default: null. Range 2..10.</value>
    public int? Bins { get; init; }

    /// <summary>How values become scores.</summary>
    /// <value>Default: <see cref="ScoringMethod.Quantile"/>.</value>
    public ScoringMethod Scoring { get; init; } = ScoringMethod.Quantile;

    /// <summary>The edges of <see cref="ScoringMethod.Breaks"/>, otherwise null.</summary>
    public ScoreBreaks? Breaks { get; init; }

    /// <summary>What is counted as frequency.</summary>
    /// <value>Default: <see cref="FrequencyKind.Orders"/>.</value>
    public FrequencyKind Frequency { get; init; } = FrequencyKind.Orders;

    /// <summary>What is measured as monetary value.</summary>
    /// <value>Default: <see cref="MonetaryKind.Sum"/>.</value>
    public MonetaryKind Monetary { get; init; } = MonetaryKind.Sum;

    /// <summary>Whether returns reduce revenue.</summary>
    /// <value>Default: <see cref="ReturnsKind.Net"/>.</value>
    public ReturnsKind Returns { get; init; } = ReturnsKind.Net;

    /// <summary>Whether sale lines of amount 0 are sales.</summary>
    /// <value>Default: true.</value>
    public bool KeepZeroAmounts { get; init; } = true;

    /// <summary>Name of a shipped or stored rule set.</summary>
    /// <value>Default: <c>standard11</c>.</value>
    public string RuleSet { get; init; } = "standard11";

    /// <summary>Seed of everything drawn at random.</summary>
    /// <value>Default: 1.</value>
    public int Seed { get; init; } = 1;
}
