using System.Data.Common;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.Ward;
using RfmBatch.Core.Profiling;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Clustering;

/// <summary>What a run stores about its clusters, beside the keys in its customer rows.</summary>
public sealed class ClusterResultStore(SqlDialect dialect)
{
    /// <summary>Writes the clusters of a Running run in one transaction.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="clusters">What was found.</param>
    /// <param name="keys">Lasting keys of the clusters.</param>
    /// <param name="segmentKeys">Keys of the run's segments, in their order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(
        int runKey, ClusterResult clusters, ClusterKeys keys, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        foreach (var grouping in clusters.Groupings)
        {
            await WriteGroupingAsync(runKey, grouping, clusters.FeatureKind, keys.Of(grouping.Method), transaction, cancellationToken);
        }

        await WriteChoiceAsync(runKey, clusters.Selection?.Candidates ?? [], transaction, cancellationToken);
        await new RowSet<SegmentAgreement>(dialect, "rfm", "SegmentClusterAgreement")
            .Whole("RunKey", _ => runKey)
            .Whole("SegmentKey", pair => segmentKeys[pair.SegmentIndex])
            .Whole("ClusterKey", pair => keys.KMeans[pair.Label])
            .Whole("CustomerCount", pair => pair.CustomerCount)
            .InsertAsync(clusters.Agreement, transaction, cancellationToken);
        if (clusters.Hierarchy is { } hierarchy)
        {
            await WriteHierarchyAsync(runKey, hierarchy.Cut, keys.Hierarchy, transaction, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Writes the profiles of a Running run in one transaction.</summary>
    public async Task WriteProfilesAsync(
        int runKey, Profiles profiles, ClusterKeys keys, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(keys);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await Profile("SegmentProfile", "SegmentKey", runKey, segmentKeys).InsertAsync(profiles.Segments, transaction, cancellationToken);
        await Profile("ClusterProfile", "ClusterKey", runKey, keys.KMeans).InsertAsync(profiles.Clusters, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private RowSet<ProfileRow> Profile(
        string table, string keyColumn, int runKey, IReadOnlyList<int> keys) => new RowSet<ProfileRow>(dialect, "rfm", table)
        .Whole("RunKey", _ => runKey)
        .Whole(keyColumn, row => keys[row.GroupIndex])
        .Text("AttributeName", row => row.AttributeName)
        .Text("AttributeValue", row => row.AttributeValue)
        .Whole("CustomerCount", row => row.CustomerCount)
        .Number("IndexVsPopulation", row => row.IndexVsPopulation);

    private async Task WriteGroupingAsync(
        int runKey,
        ClusterGrouping grouping,
        ClusterFeatures features,
        IReadOnlyList<int> keys,
        DbTransaction transaction,
        CancellationToken cancellationToken)
    {
        var method = ClusterMethodName.Of(grouping.Method);
        await new RowSet<(ClusterSummary Cluster, int Key)>(dialect, "rfm", "ClusterSummary")
            .Whole("RunKey", _ => runKey)
            .Word("Method", _ => method)
            .Whole("ClusterKey", row => row.Key)
            .Text("ClusterNameInRun", row => row.Cluster.Persona.Name)
            .Whole("SortOrder", row => row.Cluster.Persona.SortOrder)
            .Whole("CustomerCount", row => row.Cluster.CustomerCount)
            .Number("CustomerShare", row => row.Cluster.CustomerShare)
            .Whole("OrderCount", row => row.Cluster.OrderCount)
            .Amount("RevenueAmount", row => row.Cluster.RevenueAmount)
            .Number("RevenueShare", row => row.Cluster.RevenueShare)
            .Number("RecencyDaysMean", row => row.Cluster.RecencyDaysMean)
            .Number("OrderCountMean", row => row.Cluster.OrderCountMean)
            .Number("RevenueAmountMean", row => row.Cluster.RevenueAmountMean)
            .Number("SilhouetteMean", row => row.Cluster.SilhouetteMean)
            .InsertAsync(grouping.Summaries.Zip(keys), transaction, cancellationToken);
        await new RowSet<(double[] Centroid, int Key)>(dialect, "rfm", "ClusterCentroid")
            .Whole("RunKey", _ => runKey)
            .Word("Method", _ => method)
            .Whole("ClusterKey", row => row.Key)
            .Word("FeatureKind", _ => FeatureKind(features))
            .Number("RecencyDays", row => row.Centroid[0])
            .Number("FrequencyCount", row => row.Centroid[1])
            .Number("MonetaryAmount", row => row.Centroid[2])
            .InsertAsync(grouping.FeatureCentroids.Zip(keys), transaction, cancellationToken);
    }

    /// <summary>The name of a feature kind in <c>rfm.ClusterCentroid</c>.</summary>
    public static string FeatureKind(ClusterFeatures features) => features == ClusterFeatures.Log ? "log" : "raw";

    private Task WriteChoiceAsync(
        int runKey, IReadOnlyList<ClusterCandidate> candidates, DbTransaction transaction, CancellationToken cancellationToken) =>
        new RowSet<ClusterCandidate>(dialect, "rfm", "ClusterChoice")
            .Whole("RunKey", _ => runKey)
            .Whole("ClusterCount", candidate => candidate.ClusterCount)
            .Number("Inertia", candidate => candidate.Clusters.Inertia)
            .Number("Silhouette", candidate => candidate.Silhouette.Mean)
            .Number("SilhouetteStandardError", candidate => candidate.Silhouette.StandardError)
            .Number("DaviesBouldin", candidate => candidate.DaviesBouldin)
            .Number("CalinskiHarabasz", candidate => candidate.CalinskiHarabasz)
            .Number("SmallestShare", candidate => candidate.Clusters.SmallestShare)
            .Flag("IsSelected", candidate => candidate.IsSelected)
            .Number("PredictionStrength", candidate => candidate.Stability.PredictionStrength)
            .Number("PredictionStrengthStandardError", candidate => candidate.Stability.PredictionStrengthError)
            .Number("AdjustedRand", candidate => candidate.Stability.AdjustedRand)
            .Number("AdjustedRandDeviation", candidate => candidate.Stability.AdjustedRandDeviation)
            .Whole(
                "StabilityCustomerCount",
                candidate => candidate.Stability.AdjustedRand is null ? null : candidate.Stability.PointCount)
            .InsertAsync(candidates, transaction, cancellationToken);

    private async Task WriteHierarchyAsync(
        int runKey, HierarchyCut cut, IReadOnlyList<int> keys, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await new RowSet<HierarchyMerge>(dialect, "rfm", "ClusterMerge")
            .Whole("RunKey", _ => runKey)
            .Whole("MergeNumber", merge => merge.MergeNumber)
            .Whole("LeftNode", merge => merge.LeftNode)
            .Whole("RightNode", merge => merge.RightNode)
            .Number("Height", merge => merge.Height)
            .Whole("CustomerCount", merge => merge.PointCount)
            .InsertAsync(cut.Merges, transaction, cancellationToken);
        await new RowSet<HierarchyLeaf>(dialect, "rfm", "ClusterLeaf")
            .Whole("RunKey", _ => runKey)
            .Whole("LeafNode", leaf => leaf.LeafNode)
            .Whole("HierarchyClusterKey", leaf => keys[leaf.Label])
            .Whole("CustomerCount", leaf => leaf.PointCount)
            .InsertAsync(cut.Leaves, transaction, cancellationToken);
    }
}

/// <summary>Lasting keys of a run's clusters, by label.</summary>
/// <param name="KMeans">Keys of the k-means clusters; empty where there are none.</param>
/// <param name="Hierarchy">Keys of the hierarchical clusters; empty where there are none.</param>
public sealed record ClusterKeys(IReadOnlyList<int> KMeans, IReadOnlyList<int> Hierarchy)
{
    /// <summary>A run without clusters.</summary>
    public static ClusterKeys None { get; } = new([], []);

    /// <summary>The keys of a method's clusters.</summary>
    public IReadOnlyList<int> Of(ClusterMethod method) => method == ClusterMethod.KMeans ? KMeans : Hierarchy;

    /// <summary>Keys by <see cref="ClusterGrouping.Indexes"/>: first 0, the key of customers that are in no cluster.</summary>
    public int[] ByIndex(ClusterMethod method) => [0, .. Of(method)];
}
