using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Storage.Reading;

/// <summary>One customer in one run.</summary>
public sealed record ExplainedFigures
{
    /// <summary>Name of the segment.</summary>
    public required string SegmentName { get; init; }

    /// <summary>Who is in it.</summary>
    public required string SegmentDescription { get; init; }

    /// <summary>What to do about them.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>Days since the last sale in the window, or null without one.</summary>
    public int? RecencyDays { get; init; }

    /// <summary>Distinct orders in the window.</summary>
    public required int OrderCount { get; init; }

    /// <summary>Orders, days or lines by option.</summary>
    public required int FrequencyCount { get; init; }

    /// <summary>Revenue in the window, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Revenue or mean revenue, ten-thousandths, or null without a sale in the window.</summary>
    public long? MonetaryAmount { get; init; }

    /// <summary>First sale of all time before as-of.</summary>
    public DateOnly? FirstOrderDate { get; init; }

    /// <summary>Last sale in the window.</summary>
    public DateOnly? LastOrderDate { get; init; }

    /// <summary>Recency score, or null without a sale in the window.</summary>
    public int? RecencyScore { get; init; }

    /// <summary>Frequency score, or null without a sale in the window.</summary>
    public int? FrequencyScore { get; init; }

    /// <summary>Monetary score, or null without a sale in the window.</summary>
    public int? MonetaryScore { get; init; }

    /// <summary>Probability that the customer is still active, or null where it is not known.</summary>
    public double? ProbabilityAlive { get; init; }

    /// <summary>Expected purchase days in 365 days, or null without a prediction.</summary>
    public double? ExpectedOrders12M { get; init; }

    /// <summary>Expected revenue in 365 days, ten-thousandths, or null where amounts were not modelled.</summary>
    public long? PredictedValue12MAmount { get; init; }

    /// <summary>Lower end of its 90 % interval.</summary>
    public long? PredictedValue12MLowAmount { get; init; }

    /// <summary>Upper end of its 90 % interval.</summary>
    public long? PredictedValue12MHighAmount { get; init; }

    /// <summary>Day until which the next order comes with a probability of one half, or null where that is not within 365 days.</summary>
    public DateOnly? NextOrderDate { get; init; }

    /// <summary>What the prediction lacks, and why.</summary>
    public PredictionGap PredictionGap { get; init; }
}
