using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Clustering;

/// <summary>What the cluster stage found in a run's scored customers.</summary>
public sealed record ClusterResult
{
    /// <summary>What was clustered, with the means and deviations that standardised it; null where nobody has scores.</summary>
    public required FeatureColumns? Features { get; init; }

    /// <summary>How metrics became features.</summary>
    public required ClusterFeatures FeatureKind { get; init; }

    /// <summary>Every k that was tried and why one was chosen; null where k-means is off.</summary>
    public ClusterSelection? Selection { get; init; }

    /// <summary>The k-means clusters; null where k-means is off or nobody has scores.</summary>
    public ClusterGrouping? KMeans { get; init; }

    /// <summary>How far the k-means clusters come back when customers are drawn again; null with <see cref="KMeans"/>.</summary>
    public ClusterStability? Stability => Selection?.Selected?.Stability;

    /// <summary>What the comparable run before had; null without one.</summary>
    public PreviousChoice? Previous { get; init; }

    /// <summary>The hierarchy; null where it is off or nobody has scores.</summary>
    public HierarchyResult? Hierarchy { get; init; }

    /// <summary>Segments against k-means clusters, occupied pairs; their counts sum to the clusters' sizes.</summary>
    public required IReadOnlyList<SegmentAgreement> Agreement { get; init; }

    /// <summary>Adjusted Rand index of k-means clusters and segments, or null where one of them is missing or undefined.</summary>
    public double? KMeansSegmentIndex { get; init; }

    /// <summary>Adjusted Rand index of k-means clusters and hierarchical ones, or null.</summary>
    public double? KMeansHierarchyIndex { get; init; }

    /// <summary>Adjusted Rand index of hierarchical clusters and segments, or null.</summary>
    public double? HierarchySegmentIndex { get; init; }

    /// <summary>The groupings there are, k-means first.</summary>
    public IEnumerable<ClusterGrouping> Groupings => new[] { KMeans, Hierarchy?.Grouping }.OfType<ClusterGrouping>();
}

/// <summary>Customers of a segment in a k-means cluster.</summary>
/// <param name="SegmentIndex">Index into the run's segments.</param>
/// <param name="Label">Cluster of the run.</param>
/// <param name="CustomerCount">At least 1.</param>
public sealed record SegmentAgreement(int SegmentIndex, byte Label, int CustomerCount);
