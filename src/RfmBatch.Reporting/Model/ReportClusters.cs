using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Model;

/// <summary>Clusters of a run, and how they were found.</summary>
internal sealed record ReportClusters
{
    /// <summary>Clusters of k-means, by sort order; empty where none were computed.</summary>
    public IReadOnlyList<ReportCluster> KMeans { get; init; } = [];

    /// <summary>Clusters of Ward's hierarchy, by sort order; empty where none were computed.</summary>
    public IReadOnlyList<ReportCluster> Ward { get; init; } = [];

    /// <summary>Quality of every number of clusters that was tried.</summary>
    public IReadOnlyList<ReportClusterChoice> Choices { get; init; } = [];

    /// <summary>Leaves of the hierarchy with their clusters, from left to right.</summary>
    public IReadOnlyList<long> Leaves { get; init; } = [];

    /// <summary>The last merges of the hierarchy.</summary>
    public IReadOnlyList<(int Left, int Right, double Height)> Merges { get; init; } = [];

    /// <summary>A sample of each cluster of k-means.</summary>
    public IReadOnlyList<ClusterScatter.Group> Sample { get; init; } = [];
}

/// <summary>One cluster in figures; means are of its customers.</summary>
internal sealed record ReportCluster(
    long ClusterKey,
    string Name,
    string ColorHex,
    long CustomerCount,
    double CustomerShare,
    decimal RevenueAmount,
    double? RevenueShare,
    double RecencyDaysMean,
    double OrderCountMean,
    double RevenueAmountMean,
    double? SilhouetteMean);

/// <summary>How good a number of clusters was.</summary>
internal sealed record ReportClusterChoice(
    int ClusterCount,
    double Inertia,
    double? Silhouette,
    double? SilhouetteStandardError,
    double? DaviesBouldin,
    double? CalinskiHarabasz,
    double SmallestShare,
    bool IsSelected,
    double? PredictionStrength = null,
    double? PredictionStrengthStandardError = null,
    double? AdjustedRand = null);

/// <summary>A value of an attribute that is more frequent in a group than in the population.</summary>
/// <param name="GroupKey">Segment or cluster.</param>
/// <param name="AttributeName">The attribute.</param>
/// <param name="AttributeValue">The value.</param>
/// <param name="CustomerCount">Customers of the group with it.</param>
/// <param name="Index">100 times its share in the group by its share in the population.</param>
internal sealed record ReportTrait(long GroupKey, string AttributeName, string AttributeValue, long CustomerCount, double Index);
