using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Core.Clustering.Ward;

/// <summary>Ward's hierarchy of points, or of weighted micro-clusters where there are too many points for all pairs.</summary>
/// <remarks>Papers: see <see cref="WardChain"/> and <see cref="MicroClusters"/>.</remarks>
internal sealed class WardHierarchy
{
    /// <summary>Up to this many points the hierarchy is exact; above it is one of <see cref="MicroClusterCount"/> micro-clusters.</summary>
    public const int ExactPoints = 20_000;

    /// <summary>Micro-clusters above <see cref="ExactPoints"/>: a quarter of the time of the largest exact hierarchy.</summary>
    public const int MicroClusterCount = 10_000;

    private readonly FeatureColumns _features;
    private readonly int[] _cells;
    private readonly WardMerge[] _merges;

    private WardHierarchy(FeatureColumns features, int[] cells, int[] weights, WardMerge[] merges, bool isExact)
    {
        _features = features;
        _cells = cells;
        _merges = merges;
        CellCounts = weights;
        IsExact = isExact;
        Heights = [.. merges.Select(merge => merge.Height)];
    }

    /// <summary>Whether single points were merged and not micro-clusters.</summary>
    public bool IsExact { get; }

    /// <summary>Heights of all merges, ascending; points or micro-clusters − 1 of them.</summary>
    public IReadOnlyList<double> Heights { get; }

    /// <summary>Points or micro-clusters that were merged.</summary>
    public int CellCount => CellCounts.Length;

    internal int[] CellCounts { get; }

    /// <summary>Computes the hierarchy.</summary>
    /// <param name="features">At least one point.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">No point.</exception>
    public static WardHierarchy Of(FeatureColumns features, CancellationToken cancellationToken = default) =>
        Of(features, ExactPoints, MicroClusterCount, cancellationToken);

    internal static WardHierarchy Of(FeatureColumns features, int exactPoints, int microClusters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count == 0)
        {
            throw new ArgumentException("A hierarchy needs at least one point.", nameof(features));
        }

        if (features.Count <= exactPoints)
        {
            var ones = Enumerable.Repeat(1, features.Count).ToArray();
            var merges = WardChain.Merge(features.Columns, [.. ones.Select(one => (double)one)], cancellationToken);
            return new WardHierarchy(features, [.. Enumerable.Range(0, features.Count)], ones, merges, true);
        }

        var micro = MicroClusters.Of(features.Columns, microClusters);
        return new WardHierarchy(
            features,
            micro.Cells,
            micro.Counts,
            WardChain.Merge(micro.Centroids, [.. micro.Counts.Select(count => (double)count)], cancellationToken),
            false);
    }

    /// <summary>
    /// Cuts the hierarchy into clusters, numbered by descending mean of the last feature (money), then of the features before it.
    /// </summary>
    /// <param name="clusterCount">1..255; where points are fewer, each is a cluster.</param>
    /// <param name="leafLimit">Most leaves that are shown, at least <paramref name="clusterCount"/>.</param>
    public HierarchyCut Cut(int clusterCount, int leafLimit = HierarchyCut.MaxLeafCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusterCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clusterCount, KMeansSearch.MaxClusterCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(leafLimit, clusterCount);
        return HierarchyCutter.Cut(
            _features, _cells, CellCounts, _merges, Math.Min(clusterCount, CellCount), Math.Min(leafLimit, CellCount));
    }

    /// <summary>Correlation of the points' distances with the heights at which they come together.</summary>
    /// <param name="seed">Seed of the sample of points above
    /// <see cref="RfmBatch.Core.Clustering.Ward.CopheneticCorrelation.ExactPoints"/>.</param>
    public CopheneticCorrelation Cophenetic(int seed) => CopheneticCorrelation.Of(_features.Columns, _cells, _merges, IsExact, seed);
}
