using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>One customer of one run, as stored.</summary>
public sealed record CustomerMetrics
{
    /// <summary>Days since the last sale in the window, or null without one; then there are no scores.</summary>
    public required int? RecencyDays { get; init; }

    /// <summary>Days since the first sale of all time, or null without one.</summary>
    public required int? FirstPurchaseDays { get; init; }

    /// <summary>Orders in the window.</summary>
    public required int OrderCount { get; init; }

    /// <summary>Orders, days or lines by option.</summary>
    public required int FrequencyCount { get; init; }

    /// <summary>Revenue, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Whether the monetary metric is revenue or its mean.</summary>
    public required MonetaryKind Monetary { get; init; }

    /// <summary>1..bins, or 0.</summary>
    public required int RecencyScore { get; init; }

    /// <summary>1..bins, or 0.</summary>
    public required int FrequencyScore { get; init; }

    /// <summary>1..bins, or 0.</summary>
    public required int MonetaryScore { get; init; }

    /// <summary>Whether the customer has scores.</summary>
    public bool IsScored => RecencyDays is not null;

    /// <summary>What was scored: days, a count, or currency units (the mean unrounded).</summary>
    public double ValueOf(Metric metric) => metric switch
    {
        Metric.Recency => RecencyDays ?? 0,
        Metric.Frequency => FrequencyCount,
        _ => Monetary == MonetaryKind.Mean ? MetricColumns.MeanAmount(RevenueAmount, FrequencyCount) : Amount.ToDouble(RevenueAmount),
    };

    /// <summary>The score of a metric, or 0.</summary>
    public int ScoreOf(Metric metric) => metric switch
    {
        Metric.Recency => RecencyScore,
        Metric.Frequency => FrequencyScore,
        _ => MonetaryScore,
    };

    internal double ValueOf(RuleInput input) => input switch
    {
        RuleInput.RecencyDays => RecencyDays ?? 0,
        RuleInput.FirstPurchaseDays => FirstPurchaseDays ?? 0,
        RuleInput.OrderCount => OrderCount,
        RuleInput.FrequencyCount => FrequencyCount,
        RuleInput.RevenueAmount => Amount.ToDouble(RevenueAmount),
        RuleInput.MonetaryAmount => ValueOf(Metric.Monetary),
        _ => MetricColumns.MeanAmount(RevenueAmount, FrequencyCount),
    };
}
