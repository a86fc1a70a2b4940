namespace RfmBatch.Core.Scoring;

/// <summary>The three scored metrics.</summary>
public enum Metric
{
    /// <summary>Days since the last sale; fewer is better.</summary>
    Recency,

    /// <summary>Orders, days or lines; more is better.</summary>
    Frequency,

    /// <summary>Revenue or mean revenue; more is better.</summary>
    Monetary,
}
