using System.Collections.Concurrent;
using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>
/// k-means for few columns and millions of rows: several greedy k-means++ starts, exact Lloyd iterations over a k-d tree, all cores.
/// </summary>
/// <remarks>The result depends on the data and the seed alone, not on the number of threads. Papers: see <see cref="GreedySeeding"/>,
/// <see cref="FilteringPass"/>, <see cref="SwapSearch"/> and <see cref="LloydSearch"/>.
/// <para>
/// The least inertia wins, whichever way it is found. An optimum of Lloyd's iterations can be left by single points
/// (<see cref="HartiganTransfers"/>), so results can lie a few millionths below the best that libraries without such moves find in hundreds
/// of starts; a library that is given our centroids stays there. Of such near optima the one that many starts happen to meet is no
/// better defined: which it is depends on how many there were.
/// </para>
/// </remarks>
internal static class KMeansSearch
{
    /// <summary>Most clusters: labels are bytes.</summary>
    public const int MaxClusterCount = 255;

    // Up to here every start is finished off point by point and the best is improved by swaps; above, single points do not matter: see
    // LargeSearch.
    private const int SmallPoints = 20_000;

    // Swaps of the best start. With 80 99 of 100 searches reached the best inertia published for Online Retail (4,338 points, k = 4..8);
    // without them 35 of 80 did. Larger data gets fewer, for equal time.
    private const int MaxSwaps = 80;
    private const int SwapPoints = 400_000;

    /// <summary>
    /// A search is finished off when no centroid moves by more than about 1e-10 standard deviations: the sums of a step are exact to about
    /// 1e-13.
    /// </summary>
    internal const double FinishTolerance = 1e-20;

    /// <summary>Finds clusters.</summary>
    /// <param name="features">At least one point.</param>
    /// <param name="clusterCount">1..255. Where fewer points are distinct, each distinct point is a cluster.</param>
    /// <param name="options">Seed, starts and tolerance; defaults when null.</param>
    public static KMeansResult Fit(FeatureColumns features, int clusterCount, KMeansOptions? options = null) =>
        FitAll(features, [clusterCount], options)[0];

    /// <summary>Finds clusters for several numbers of clusters, sharing the tree and all cores.</summary>
    /// <param name="features">At least one point.</param>
    /// <param name="clusterCounts">Each 1..255.</param>
    /// <param name="options">Seed, starts and tolerance; defaults when null.</param>
    /// <returns>One solution per number, in the order given.</returns>
    /// <exception cref="ArgumentException">No point.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of clusters outside 1..255.</exception>
    public static IReadOnlyList<KMeansResult> FitAll(
        FeatureColumns features, IReadOnlyList<int> clusterCounts, KMeansOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(clusterCounts);
        options ??= new KMeansOptions();
        if (features.Count == 0)
        {
            throw new ArgumentException("Clusters need at least one point.", nameof(features));
        }

        foreach (var k in clusterCounts)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(k, 1, nameof(clusterCounts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(k, MaxClusterCount, nameof(clusterCounts));
        }

        var distinct = DistinctPoints.First(features.Columns, clusterCounts.DefaultIfEmpty(1).Max() + 1);
        var searched = clusterCounts.Where(k => k < distinct.Count).Distinct().ToArray();
        var tree = searched.Length > 0 ? KdTree.Build(features.Columns, options.Parallel) : null;
        var found = tree is null
            ? []
            : tree.Count > SmallPoints ? LargeSearch.Find(tree, searched, options) : SmallSearch(tree, searched, options);
        var results = new KMeansResult[clusterCounts.Count];
        Parallel.For(0, results.Length, options.Parallel, i => results[i] = tree is not null && clusterCounts[i] < distinct.Count
            ? Number(features, tree, clusterCounts[i], found[Array.IndexOf(searched, clusterCounts[i])], options)
            : Number(features, clusterCounts[i], distinct, 0, true, options));
        return results;
    }

    /// <summary>
    /// Centroids of the best start for several numbers of clusters, not finished off; each distinct point where there are too few.
    /// </summary>
    internal static IReadOnlyList<double[]>[] FitRoughly(FeatureColumns features, IReadOnlyList<int> clusterCounts, KMeansOptions options)
    {
        var distinct = DistinctPoints.First(features.Columns, clusterCounts.Max() + 1);
        var searched = clusterCounts.Where(k => k < distinct.Count).Distinct().ToArray();
        var tree = searched.Length > 0 ? KdTree.Build(features.Columns, options.Parallel) : null;
        var found = tree is null ? [] : Search(tree, searched, options);
        return
        [
            .. clusterCounts.Select(k => Array.IndexOf(searched, k) is >= 0 and var at
                ? InFeatureOrigin(tree!, found[at].MinBy(start => start.Inertia)!)
                : distinct)
        ];
    }

    private static double[][] InFeatureOrigin(KdTree tree, LloydSearch search) =>
        [.. search.Centroids.Chunk(tree.Dimensions).Select(centroid => centroid.Select((value, j) => value + tree.Offsets[j]).ToArray())];

    /// <summary>Starts of all numbers of clusters side by side, the longest first; each start is one thread's work.</summary>
    internal static LloydSearch[][] Search(KdTree tree, int[] clusterCounts, KMeansOptions options)
    {
        var tolerance = tree.Tolerance(options.Tolerance);
        var found = clusterCounts.Select(_ => new LloydSearch[options.StartCount]).ToArray();
        var work = (from at in Enumerable.Range(0, clusterCounts.Length)
                    from start in Enumerable.Range(0, options.StartCount)
                    orderby clusterCounts[at] descending, start
                    select (At: at, Start: start)).ToArray();
        Parallel.ForEach(Partitioner.Create(work, loadBalance: true), options.Parallel, item =>
        {
            var seeds = GreedySeeding.Draw(
                tree, clusterCounts[item.At], new RandomStream(options.Seed, clusterCounts[item.At], item.Start));
            found[item.At][item.Start] = LloydSearch.Run(
                tree, seeds, tolerance, options.MaxIterations, null, leaps: tree.Count > SmallPoints);
        });
        return found;
    }

    private static LloydSearch[] SmallSearch(KdTree tree, int[] clusterCounts, KMeansOptions options)
    {
        var found = Search(tree, clusterCounts, options);
        var (rough, tolerance) = (tree.Tolerance(options.Tolerance), tree.Tolerance(FinishTolerance));
        var swaps = Math.Min(MaxSwaps, SwapPoints / tree.Count);
        var best = new LloydSearch[found.Length];
        Parallel.For(0, found.Length, options.Parallel, at =>
        {
            var finished = new LloydSearch[options.StartCount];
            Parallel.For(
                0,
                finished.Length,
                options.Parallel,
                i => finished[i] = SwapSearch.Descend(tree, found[at][i].Centroids, tolerance, options.MaxIterations));
            best[at] = SwapSearch.Improve(
                tree,
                finished.MinBy(search => search.Inertia)!,
                clusterCounts[at] > 1 ? swaps : 0,
                rough,
                tolerance,
                options.MaxIterations,
                new RandomStream(options.Seed, clusterCounts[at], -2));
        });
        return best;
    }

    private static KMeansResult Number(FeatureColumns features, KdTree tree, int requested, LloydSearch best, KMeansOptions options) =>
        Number(features, requested, InFeatureOrigin(tree, best), best.Iterations, best.IsConverged, options);

    private static KMeansResult Number(
        FeatureColumns features, int requested, IReadOnlyList<double[]> found, int iterations, bool isConverged, KMeansOptions options)
    {
        var centroids = CentroidOrder.Descending(found).Select(c => found[c]).ToArray();
        var nearest = NearestCentroid.Assign(features.Columns, centroids, options.Parallel);
        if (nearest.Counts.Contains(0))
        {
            // Two centroids in one place, or an end by the iteration limit: the points of the rest do not change.
            centroids = [.. centroids.Where((_, c) => nearest.Counts[c] > 0)];
            nearest = NearestCentroid.Assign(features.Columns, centroids, options.Parallel);
        }

        return new KMeansResult
        {
            RequestedCount = requested,
            Centroids = centroids,
            Labels = nearest.Labels,
            Counts = nearest.Counts,
            Inertia = nearest.Inertia,
            MeanDistances = [.. nearest.DistanceSums.Select((sum, c) => sum / nearest.Counts[c])],
            Iterations = iterations,
            IsConverged = isConverged,
        };
    }
}
