using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>What a finished run has to say.</summary>
public sealed record RunReport
{
    /// <summary>The run.</summary>
    public required int RunKey { get; init; }

    /// <summary>Its program.</summary>
    public required string ProgramName { get; init; }

    /// <summary>Published, Held or Trial, see <see cref="Storage.Runs.RunStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>First day not observed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether it is now the program's latest run.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>Rule set that named the segments.</summary>
    public required string RuleSetName { get; init; }

    /// <summary>Customers of the population.</summary>
    public required int CustomerCount { get; init; }

    /// <summary>Customers with scores.</summary>
    public required int ScoredCustomerCount { get; init; }

    /// <summary>Orders in the window.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Revenue, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Every segment in figures, in the rule set's order.</summary>
    public required IReadOnlyList<SegmentSummary> Segments { get; init; }

    /// <summary>The clusters, or null where they are off.</summary>
    public required ClusterResult? Clusters { get; init; }

    /// <summary>Lasting numbers of the clusters, one per method that has any, k-means first.</summary>
    public required IReadOnlyList<ClusterContinuity> ClusterContinuities { get; init; }

    /// <summary>Predicted value, or null where it is off.</summary>
    public required LifetimeResult? Value { get; init; }

    /// <summary>Every check, ascending by id.</summary>
    public required IReadOnlyList<QualityFinding> Findings { get; init; }

    /// <summary>Time spent in each stage.</summary>
    public required IReadOnlyDictionary<RunStage, TimeSpan> Elapsed { get; init; }

    /// <summary>Runs whose process had vanished, given up and cleaned away before this one.</summary>
    public required IReadOnlyList<int> AbandonedRunKeys { get; init; }
}

/// <summary>What came of a run that is made only when something changed; one of the two is there.</summary>
/// <param name="Report">The run, or null where none was made.</param>
/// <param name="Unchanged">The run that still holds, or null where a new one was made.</param>
public sealed record RunOutcome(RunReport? Report, UnchangedRun? Unchanged);
