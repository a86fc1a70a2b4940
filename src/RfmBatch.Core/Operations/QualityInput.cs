using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Operations;

/// <summary>A computed run and what it is checked against.</summary>
public sealed record QualityInput
{
    /// <summary>What the run was told.</summary>
    public required RunContext Context { get; init; }

    /// <summary>What the stages computed.</summary>
    public required RunResult Result { get; init; }

    /// <summary>
    /// Revenue of the run's customers summed by the store straight from transactions, without the aggregate rows, ten-thousandths.
    /// </summary>
    public required long TransactionRevenueAmount { get; init; }

    /// <summary>Today in the program's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Day of the last transaction before as-of, or null to take the last observed day instead.</summary>
    public DateOnly? LastTransactionDate { get; init; }

    /// <summary>Largest age of the data in days, or null for no limit.</summary>
    public int? FreshnessLimitDays { get; init; }

    /// <summary>Lasting numbers of the run's clusters, one per method that has any, k-means first.</summary>
    public IReadOnlyList<ClusterContinuity> ClusterContinuities { get; init; } = [];

    /// <summary>What was rejected by loads that no earlier run has seen, or null where nothing is known.</summary>
    public LoadRejects? Rejects { get; init; }

    /// <summary>Loads and their days, or null where nothing is known.</summary>
    public LoadHistory? Loads { get; init; }

    /// <summary>Orders by the days that they span, or null where nothing is known.</summary>
    public OrderSpans? OrderSpans { get; init; }

    /// <summary>What customers did since the previous run, or null where there is no comparable one.</summary>
    public RecentPurchases? Recent { get; init; }

    /// <summary>The nearest earlier current run of the program, or null for the first.</summary>
    public PreviousRun? Previous { get; init; }
}

/// <summary>What the store kept of the nearest earlier current run of the program.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ConfigurationHash">Its configuration; drift is measured only against an equal one.</param>
/// <param name="Thresholds">Its cut points, every metric and score.</param>
/// <param name="Cells">Its occupied cells, from which the counts per score come.</param>
/// <param name="SegmentCounts">Customers by segment name, every segment.</param>
/// <param name="OrderCount">Orders in the window.</param>
public sealed record PreviousRun(
    int RunKey,
    string ConfigurationHash,
    IReadOnlyList<ScoreThreshold> Thresholds,
    IReadOnlyList<RfmCell> Cells,
    IReadOnlyDictionary<string, int> SegmentCounts,
    long OrderCount);
