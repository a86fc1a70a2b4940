using RfmBatch.Core.Lifetime;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Application.Reading;

/// <summary>Where a customer is in one program's latest run, and why.</summary>
public sealed record ProgramExplanation
{
    /// <summary>Name of the program.</summary>
    public required string ProgramName { get; init; }

    /// <summary>The latest run.</summary>
    public required int RunKey { get; init; }

    /// <summary>First day not observed.</summary>
    public required DateOnly AsOfDate { get; init; }

    /// <summary>Why the customer is not in the run, or has no scores; null for a scored customer.</summary>
    public string? Note { get; init; }

    /// <summary>The segment, or null where the customer is not in the run.</summary>
    public string? SegmentName { get; init; }

    /// <summary>Who is in that segment.</summary>
    public string? SegmentDescription { get; init; }

    /// <summary>What to do.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Observed day since which the customer has been there without a break.</summary>
    public DateOnly? SegmentSinceDate { get; init; }

    /// <summary>First sale of all time before as-of.</summary>
    public DateOnly? FirstOrderDate { get; init; }

    /// <summary>Last sale in the window.</summary>
    public DateOnly? LastOrderDate { get; init; }

    /// <summary>Distinct orders in the window.</summary>
    public int? OrderCount { get; init; }

    /// <summary>Revenue in the window, currency units.</summary>
    public decimal? RevenueAmount { get; init; }

    /// <summary>Recency, frequency and monetary with what decided their scores; empty without a sale in the window.</summary>
    public required IReadOnlyList<MetricExplanation> Metrics { get; init; }

    /// <summary>Rule set that named the segment.</summary>
    public required string RuleSetName { get; init; }

    /// <summary>Position of the rule that matched, from 1, or null where none decided.</summary>
    public int? RuleNumber { get; init; }

    /// <summary>The rule as text, or null where none decided.</summary>
    public string? RuleText { get; init; }

    /// <summary>The customer's clusters, k-means before the hierarchy; empty where there are none.</summary>
    public required IReadOnlyList<ExplainedCluster> Clusters { get; init; }

    /// <summary>What the customer is expected to do, or null where nothing was predicted.</summary>
    public PredictionExplanation? Prediction { get; init; }

    /// <summary>Why nothing was predicted; null where something was, or no run of the program predicts.</summary>
    public string? PredictionMissing { get; init; }

    /// <summary>What predictions of the run rest on; null where there are none.</summary>
    public PredictionGrounds? Grounds { get; init; }

    /// <summary>Stays in segments, oldest first.</summary>
    public required IReadOnlyList<SegmentStay> History { get; init; }
}

/// <summary>What the value model of the run expects of a customer.</summary>
/// <param name="ProbabilityAlive">Probability that the customer has not stopped buying for good, 0..1; null where the model cannot
/// know.</param>
/// <param name="AliveUnknown">Why not; null where it does.</param>
/// <param name="ExpectedOrders12M">Expected purchase days in the 365 days from as-of.</param>
/// <param name="PredictedValue12MAmount">Expected revenue in that time, currency units; null where amounts were not modelled.</param>
/// <param name="PredictedValue12MLowAmount">Lower end of its 90 % interval.</param>
/// <param name="PredictedValue12MHighAmount">Upper end of its 90 % interval.</param>
/// <param name="NextOrderDate">Day until which the next order comes with a probability of one half; null where that is not within the
/// time.</param>
public sealed record PredictionExplanation(
    double? ProbabilityAlive,
    string? AliveUnknown,
    double ExpectedOrders12M,
    decimal? PredictedValue12MAmount,
    decimal? PredictedValue12MLowAmount,
    decimal? PredictedValue12MHighAmount,
    DateOnly? NextOrderDate);
