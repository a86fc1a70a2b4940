using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>Goes on from the best start: moves one centroid elsewhere, descends again and keeps what has less inertia.</summary>
/// <remarks>
/// Fränti, "Efficiency of random swap clustering", Journal of Big Data 5, 2018; the new place is drawn as k-means++ draws, and the descent
/// ends with <see cref="HartiganTransfers"/>.
/// </remarks>
internal static class SwapSearch
{
    // Single points that move after a rough descent gain far less than this.
    private const double PromisingInertia = 1.01;

    /// <summary>Descends to where neither a centroid nor a single point moves.</summary>
    public static LloydSearch Descend(KdTree tree, double[] centroids, double tolerance, int maxIterations)
    {
        var search = LloydSearch.Run(tree, centroids, tolerance, maxIterations, null);
        var (moved, hasMoved) = HartiganTransfers.Run(tree, search.Centroids, maxIterations);
        return hasMoved ? LloydSearch.Run(tree, moved, tolerance, maxIterations, null) : search;
    }

    /// <summary>Tries so many swaps, one after the other.</summary>
    public static LloydSearch Improve(
        KdTree tree, LloydSearch best, int swaps, double roughTolerance, double tolerance, int maxIterations, RandomStream random)
    {
        for (var swap = 0; swap < swaps; swap++)
        {
            // Most swaps end far above the best, which a rough descent shows already.
            var rough = LloydSearch.Run(tree, Swap(tree, best.Centroids, random), roughTolerance, maxIterations, null);
            if (rough.Inertia < best.Inertia * PromisingInertia)
            {
                var trial = Descend(tree, rough.Centroids, tolerance, maxIterations);
                best = trial.Inertia < best.Inertia * (1 - 1e-12) ? trial : best;
            }
        }

        return best;
    }

    /// <summary>
    /// A copy of two or more centroids with one of them, any, on a point drawn in proportion to its squared distance to the others.
    /// </summary>
    public static double[] Swap(KdTree tree, double[] centroids, RandomStream random)
    {
        var d = tree.Dimensions;
        var swapped = (double[])centroids.Clone();
        var removed = random.Next(centroids.Length / d);
        var nearest = new double[tree.Count];
        var distance = new double[tree.Count];
        Array.Fill(nearest, double.PositiveInfinity);
        for (var c = 0; c < centroids.Length / d; c++)
        {
            if (c != removed)
            {
                Distances.Squared(tree.Columns, 0, centroids.AsSpan(c * d, d), distance);
                Distances.TakeLesser(nearest, distance);
            }
        }

        var point = GreedySeeding.DrawOne(nearest, random);
        for (var j = 0; j < d; j++)
        {
            swapped[(removed * d) + j] = tree.Columns[j][point];
        }

        return swapped;
    }
}
