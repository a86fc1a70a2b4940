using System.Globalization;
using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Model;

/// <summary>Everything a report shows of one published run.</summary>
internal sealed record ReportData
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

    /// <summary>
    /// A sample of customers with two orders and more; drawn from the run's keys, so that the same run gives the same sample.
    /// </summary>
    internal IReadOnlyList<BubbleScatter.Point> Points { get; init; } = [];

    /// <summary>Customers to win back; null where the customer rows were purged or nobody has a score.</summary>
    internal ReportWinBack? WinBack { get; init; }

    /// <summary>A few customers to be explained.</summary>
    internal IReadOnlyList<ReportCustomer> Examples { get; init; } = [];

    /// <summary>Clusters; null where the run computed none.</summary>
    internal ReportClusters? Clusters { get; init; }

    /// <summary>Predicted value; null where none was computed.</summary>
    internal ReportLifetime? Value { get; init; }

    /// <summary>What a customer of each segment is worth.</summary>
    internal IReadOnlyList<ReportWorth> Worth { get; init; } = [];

    /// <summary>The newest plan made from the run; null where there is none.</summary>
    internal ReportCampaign? Plan { get; init; }

    /// <summary>Why revenue changed since the run before, by component; empty where the two runs were not compared.</summary>
    internal IReadOnlyList<ReportBridgePart> Bridge { get; init; } = [];

    /// <summary>What is more frequent in a segment than elsewhere.</summary>
    internal IReadOnlyList<ReportTrait> SegmentTraits { get; init; } = [];

    /// <summary>What is more frequent in a cluster than elsewhere.</summary>
    internal IReadOnlyList<ReportTrait> ClusterTraits { get; init; } = [];

    /// <summary>Segments that are more frequent in a cluster than elsewhere.</summary>
    internal IReadOnlyList<ReportTrait> ClusterSegments { get; init; } = [];

    /// <summary>How figures are written.</summary>
    internal NumberText Numbers => new(Culture);

    /// <summary>The currency after a comma, for headings of columns; empty where it is not known.</summary>
    internal string SpaceCurrency => Run.CurrencyCode is null ? string.Empty : $" {Run.CurrencyCode}";

    internal string CommaCurrency => Run.CurrencyCode is null ? string.Empty : $", {Run.CurrencyCode}";
}

/// <summary>One check of the run.</summary>
/// <param name="CheckId">Stable id.</param>
/// <param name="Severity"><c>Notice</c>, <c>Warning</c> or <c>Error</c>: what a failure means.</param>
/// <param name="HasPassed">Whether it passed.</param>
/// <param name="Detail">The figures in one sentence.</param>
internal sealed record ReportCheck(string CheckId, string Severity, bool HasPassed, string Detail);
