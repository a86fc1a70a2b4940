using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Storage.Reading;

/// <summary>What the latest run of a program stored about one customer.</summary>
public sealed record ExplainedProgram
{
    /// <summary>Name of the program.</summary>
    public required string ProgramName { get; init; }

    /// <summary>Its filter, or null for all customers.</summary>
    public string? FilterText { get; init; }

    /// <summary>The program's latest run.</summary>
    public required int RunKey { get; init; }

    /// <summary>First day not observed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Rule set of the run.</summary>
    public required string RuleSetName { get; init; }

    /// <summary>Score classes of the run.</summary>
    public required int BinCount { get; init; }

    /// <summary>Whether the run still has its customers; false after a purge.</summary>
    public required bool HasCustomerRows { get; init; }

    /// <summary>The customer's figures, or null where the customer is not in the run, or nobody is any more.</summary>
    public ExplainedFigures? Figures { get; init; }

    /// <summary>What its predictions rest on; null where there are none.</summary>
    public PredictionGrounds? Grounds { get; init; }

    /// <summary>Cut points of the run.</summary>
    public required IReadOnlyList<ScoreThreshold> Thresholds { get; init; }

    /// <summary>Definitions stored under the rule set's name, newest first.</summary>
    public required IReadOnlyList<string> RuleSetDefinitions { get; init; }

    /// <summary>The customer's clusters, k-means before the hierarchy; empty where there are none.</summary>
    public required IReadOnlyList<ExplainedCluster> Clusters { get; init; }

    /// <summary>Stays in segments, oldest first.</summary>
    public required IReadOnlyList<SegmentStay> History { get; init; }
}

/// <summary>An unbroken stay in one segment, by observed days.</summary>
/// <param name="SegmentName">The segment.</param>
/// <param name="From">First observed day (inclusive).</param>
/// <param name="To">Last day (inclusive), or null while it goes on.</param>
public sealed record SegmentStay(string SegmentName, DateOnly From, DateOnly? To);

/// <summary>A cluster that a run put a customer in, and what its customers are like.</summary>
/// <param name="Method"><c>k-means</c> or <c>ward</c>.</param>
/// <param name="ClusterNumber">Lasting number.</param>
/// <param name="ClusterName">Name.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="CustomerShare">Their share of the run's customers, 0..1.</param>
/// <param name="RecencyDaysMean">Their mean days since the last sale.</param>
/// <param name="OrderCountMean">Their mean orders.</param>
/// <param name="RevenueAmountMean">Their mean revenue, currency units.</param>
public sealed record ExplainedCluster(
    string Method,
    int ClusterNumber,
    string ClusterName,
    int CustomerCount,
    double CustomerShare,
    double RecencyDaysMean,
    double OrderCountMean,
    double RevenueAmountMean);
