namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>What slicers, rows and columns of a visual leave; null = not filtered.</summary>
public sealed record MeasureSlice
{
    public int? ProgramKey { get; init; }

    public string? AsOfDate { get; init; }

    public string? Comparison { get; init; }

    public int? SegmentKey { get; init; }

    public int? FromSegmentKey { get; init; }

    public int? RecencyScore { get; init; }

    public string? Metric { get; init; }

    public int? Score { get; init; }

    public string? YearMonth { get; init; }

    public string? CohortMonth { get; init; }

    public int? MonthNumber { get; init; }

    public int? ClusterKey { get; init; }

    public int? ClusterCount { get; init; }

    public string? AttributeName { get; init; }

    public string? AttributeValue { get; init; }

    public string? ModelName { get; init; }

    public string? ParameterName { get; init; }

    public string? ActionName { get; init; }

    /// <summary>The run shown: not a filter, but what follows from the others.</summary>
    public int? RunKey { get; init; }
}
