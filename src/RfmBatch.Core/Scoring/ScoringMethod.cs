namespace RfmBatch.Core.Scoring;

/// <summary>How a metric's values become scores.</summary>
public enum ScoringMethod
{
    /// <summary>Type-7 quantiles at i/bins; equal values share a score.</summary>
    Quantile,

    /// <summary>NTILE over customers ordered worst to best, ties by customer id ascending (ordinal).</summary>
    Rank,

    /// <summary>Percent rank; ties take their lowest rank.</summary>
    Percent,

    /// <summary>Edges at equal distances between minimum and maximum.</summary>
    EqualWidth,

    /// <summary>Edges given by the user.</summary>
    Breaks,
}
