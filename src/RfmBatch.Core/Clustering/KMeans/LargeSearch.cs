using System.Collections.Concurrent;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>The search in large data: all starts and swaps on a sample, then only what is promising on all points.</summary>
/// <remarks>
/// The sample has 65,536 points evenly spaced in the order of the tree, which stratifies them by place: an optimum of the sample is near
/// one of the whole, and inertias of the two rank alike to about 1e-4. So starts that end higher on the sample than <see cref="Promising"/>
/// are given up there; the rest, and what swaps make of the best, race on all points, and after each round the better half goes on.
/// Against ten starts on all points this takes less time and ends lower where optima are many and nearly alike, as in a round normal cloud.
/// </remarks>
internal static class LargeSearch
{
    // Over a thousand points for each of 50 clusters.
    private const int SampleSize = 1 << 16;

    // Swaps end when they are done, or have found so much that is promising that data has no clusters to find.
    private const int Swaps = 60;
    private const int MaxFound = 24;
    private const double Promising = 1.002;

    // A start and a swap end roughly, by the tolerance of the options; promising ones go on to a hundredth of it (a tenth of the shift).
    private const double FineShare = .01;

    // Eight race for 8 iterations, four of them for 16 more, two for 32.
    private const int RaceCount = 8;
    private const int RaceIterations = 8;

    // Centroids of the winner move by 3e-5 standard deviations at most: far less than their standard errors.
    private const double EndTolerance = 1e-9;

    // Two ends of equal inertia are one optimum.
    private const double SameInertia = 2e-6;

    /// <summary>The best of each number of clusters.</summary>
    public static LloydSearch[] Find(KdTree tree, int[] clusterCounts, KMeansOptions options)
    {
        var sample = tree.Count > SampleSize ? KdTree.Build(tree.Sample(SampleSize), options.Parallel) : tree;
        var starts = KMeansSearch.Search(sample, clusterCounts, options);
        var racers = new double[starts.Length][][];
        Parallel.ForEach(LargestFirst(clusterCounts), options.Parallel, at =>
            racers[at] =
            [
                .. Choose(Refine(sample, clusterCounts[at], starts[at], options)).Select(
                    search => tree.FromOriginOf(sample, search.Centroids))
            ]);
        for (var (count, iterations) = (RaceCount, RaceIterations); count > 1; (count, iterations) = (count / 2, iterations * 2))
        {
            racers = Race(tree, clusterCounts, racers, count / 2, iterations, options);
        }

        // One number of clusters a thread, unless there are fewer than threads: no result depends on it.
        var within = clusterCounts.Length < Environment.ProcessorCount ? options.Parallel : null;
        var best = new LloydSearch[racers.Length];
        Parallel.ForEach(
            LargestFirst(clusterCounts),
            options.Parallel,
            at =>
                best[at] = LloydSearch.Run(tree, racers[at][0], tree.Tolerance(EndTolerance), options.MaxIterations, within, leaps: true));
        return best;
    }

    // So many of the best of each number of clusters after some iterations more.
    private static double[][][] Race(KdTree tree, int[] clusterCounts, double[][][] racers, int kept, int iterations, KMeansOptions options)
    {
        var ends = racers.Select(race => new LloydSearch[race.Length]).ToArray();
        var work = (from at in Enumerable.Range(0, racers.Length)
                    where racers[at].Length > 1
                    orderby clusterCounts[at] descending
                    from racer in Enumerable.Range(0, racers[at].Length)
                    select (At: at, Racer: racer)).ToArray();
        Parallel.ForEach(Partitioner.Create(work, loadBalance: true), options.Parallel, item =>
            ends[item.At][item.Racer] = LloydSearch.Run(
                tree,
                racers[item.At][item.Racer],
                tree.Tolerance(EndTolerance),
                Math.Min(iterations, options.MaxIterations),
                null,
                leaps: true));
        return
        [
            .. racers.Zip(
                ends,
                (race, end) => race.Length == 1
                    ? race
                    : [.. end.OrderBy(search => search.Inertia).Take(kept).Select(search => search.Centroids)])
        ];
    }

    // Everything promising that was found on the sample, finely.
    private static List<LloydSearch> Refine(KdTree sample, int k, LloydSearch[] starts, KMeansOptions options)
    {
        var limit = starts.Min(start => start.Inertia) * Promising;
        var fine = sample.Tolerance(options.Tolerance * FineShare);
        var found = starts
            .Where(start => start.Inertia <= limit)
            .Select(start => LloydSearch.Run(sample, start.Centroids, fine, options.MaxIterations, null, leaps: true))
            .ToList();
        var random = new RandomStream(options.Seed, k, -2);
        for (var swap = 0; swap < Swaps && found.Count < MaxFound && k > 1; swap++)
        {
            var best = found.MinBy(search => search.Inertia)!;
            var rough = LloydSearch.Run(
                sample,
                SwapSearch.Swap(sample, best.Centroids, random),
                sample.Tolerance(options.Tolerance),
                options.MaxIterations,
                null,
                leaps: true);
            if (rough.Inertia <= best.Inertia * Promising)
            {
                found.Add(LloydSearch.Run(sample, rough.Centroids, fine, options.MaxIterations, null, leaps: true));
            }
        }

        return found;
    }

    private static LloydSearch[] Choose(List<LloydSearch> found)
    {
        var chosen = new List<LloydSearch>();
        foreach (var search in found.OrderBy(search => search.Inertia))
        {
            if (chosen.Count < RaceCount && !chosen.Exists(other => search.Inertia <= other.Inertia * (1 + SameInertia)))
            {
                chosen.Add(search);
            }
        }

        return [.. chosen];
    }

    private static OrderablePartitioner<int> LargestFirst(int[] clusterCounts) =>
        Partitioner.Create(
            Enumerable.Range(0, clusterCounts.Length).OrderByDescending(at => clusterCounts[at]).ToArray(), loadBalance: true);
}
