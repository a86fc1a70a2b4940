using RfmBatch.Core.Scoring;

namespace RfmBatch.Reporting;

/// <summary>Everything a report shows of one published run; no customer is named in it.</summary>
public sealed record ReportData
{
    /// <summary>Which run, and its totals.</summary>
    public required ReportRun Run { get; init; }

    /// <summary>Segments in sort order, also those without customers.</summary>
    public required IReadOnlyList<ReportSegment> Segments { get; init; }

    /// <summary>Checks of the run, passed and failed.</summary>
    public required IReadOnlyList<ReportCheck> Checks { get; init; }

    /// <summary>Cut points per metric and score.</summary>
    public required IReadOnlyList<ScoreThreshold> Thresholds { get; init; }
}
