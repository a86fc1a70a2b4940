using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Clustering.Ward;

namespace RfmBatch.Core.Runs;

/// <summary>A run's hierarchy, computed and cut.</summary>
internal sealed class HierarchyStage
{
    private readonly FeatureColumns _features;
    private readonly KMeansOptions _options;
    private readonly WardHierarchy _hierarchy;
    private readonly HierarchyCut _cut;

    public HierarchyStage(FeatureColumns features, int clusterCount, KMeansOptions options)
    {
        (_features, _options) = (features, options);
        _hierarchy = WardHierarchy.Of(features, options.CancellationToken);
        _cut = _hierarchy.Cut(clusterCount);
    }

    /// <summary>Cluster per scored customer.</summary>
    public byte[] Labels => _cut.Labels;

    public HierarchyResult Describe(RunResult result, int[] scoredRows)
    {
        var silhouette = Silhouette.Of(
            _features.Columns, _cut.Labels, _cut.Counts.Count, _options.Seed, _options.MaxThreads, _options.CancellationToken);
        return new HierarchyResult(
            ClusterFigures.Group(ClusterMethod.Ward, result, scoredRows, _cut.Labels, _cut.Centroids, _features, silhouette.ClusterMeans),
            _cut,
            _hierarchy.IsExact,
            _hierarchy.CellCount,
            _hierarchy.Cophenetic(_options.Seed));
    }
}
