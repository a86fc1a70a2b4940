using System.Globalization;
using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting;

/// <summary>Everything a report shows of one published run.</summary>
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

    /// <summary>Whose separators group and point the figures; the page's words are English.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The run before; null where this is the program's first, or is superseded.</summary>
    internal ReportComparison? Previous { get; init; }

    /// <summary>Occupied combinations of scores.</summary>
    internal IReadOnlyList<ReportScoreCell> Cells { get; init; } = [];

    /// <summary>Distributions of the three metrics; empty where the customer rows were purged or nobody has a score.</summary>
    internal IReadOnlyList<ReportDistribution> Distributions { get; init; } = [];

    /// <summary>Retention of the program's cohorts up to the run's last observed month.</summary>
    internal IReadOnlyList<ReportCohortCell> Cohorts { get; init; } = [];

    /// <summary>How figures are written.</summary>
    internal NumberText Numbers => new(Culture);

    /// <summary>The currency after a comma, for headings of columns; empty where it is not known.</summary>
    internal string CommaCurrency => Run.CurrencyCode is null ? string.Empty : $", {Run.CurrencyCode}";
}
