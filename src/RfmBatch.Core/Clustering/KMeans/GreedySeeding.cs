using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>
/// Greedy k-means++: every centroid after the first is the best of 2 + ⌊ln k⌋ points drawn with probability proportional to their squared
/// distance to the centroids so far.
/// </summary>
/// <remarks>
/// Arthur &amp; Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007; the greedy form is the one of their experiments.
/// Larger data is sampled first (<see cref="LargeSearch"/>): seeds decide which optimum is found, not how exactly.
/// </remarks>
internal static class GreedySeeding
{
    private const int Block = 1024;

    /// <summary>Draws centroids, centred, k × dimensions.</summary>
    public static double[] Draw(KdTree tree, int k, RandomStream random)
    {
        var points = tree.Columns;
        var (n, d) = (points[0].Length, points.Length);
        var nearest = new double[n];
        var distance = new double[Math.Min(n, Block)];
        var blockSums = new double[(n + Block - 1) / Block];
        var centroids = new double[k * d];
        Array.Fill(nearest, double.PositiveInfinity);
        var chosen = random.Next(n);
        for (var c = 0; c < k; c++)
        {
            if (c > 0)
            {
                chosen = BestOf(2 + (int)Math.Log(k), points, nearest, blockSums, distance, random);
            }

            var centroid = centroids.AsSpan(c * d, d);
            Take(points, chosen, centroid);
            for (var (start, block) = (0, 0); start < n; start += Block, block++)
            {
                var near = nearest.AsSpan(start, Math.Min(Block, n - start));
                var squared = distance.AsSpan(0, near.Length);
                Distances.Squared(points, start, centroid, squared);
                var sum = 0.0;
                for (var i = 0; i < near.Length; i++)
                {
                    near[i] = Math.Min(near[i], squared[i]);
                    sum += near[i];
                }

                blockSums[block] = sum;
            }
        }

        return centroids;
    }

    /// <summary>One point, drawn in proportion to its squared distance, which is positive for some.</summary>
    public static int DrawOne(double[] squaredDistances, RandomStream random)
    {
        var target = random.NextDouble() * squaredDistances.Sum();
        var last = 0;
        for (var i = 0; i < squaredDistances.Length; i++)
        {
            last = squaredDistances[i] > 0 ? i : last;
            target -= squaredDistances[i];
            if (target < 0)
            {
                break;
            }
        }

        return last;
    }

    private static int BestOf(
        int candidates, double[][] points, double[] nearest, double[] blockSums, double[] distance, RandomStream random)
    {
        Span<double> point = stackalloc double[points.Length];
        var (best, bestPotential) = (-1, double.PositiveInfinity);
        var total = blockSums.Sum();
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            var at = Locate(random.NextDouble() * total, nearest, blockSums);
            Take(points, at, point);
            var potential = 0.0;
            for (var start = 0; start < nearest.Length && potential < bestPotential; start += Block)
            {
                var near = nearest.AsSpan(start, Math.Min(Block, nearest.Length - start));
                var squared = distance.AsSpan(0, near.Length);
                Distances.Squared(points, start, point, squared);
                potential += Distances.SumOfLesser(near, squared);
            }

            (best, bestPotential) = best < 0 || potential < bestPotential ? (at, potential) : (best, bestPotential);
        }

        return best;
    }

    // The point whose stretch of the running sum of squared distances holds the target; never a point of distance 0 while another is left.
    private static int Locate(double target, double[] nearest, double[] blockSums)
    {
        var block = 0;
        while (block < blockSums.Length - 1 && target >= blockSums[block])
        {
            target -= blockSums[block++];
        }

        var end = Math.Min((block + 1) * Block, nearest.Length);
        var last = block * Block;
        for (var i = last; i < end; i++)
        {
            if (nearest[i] > 0)
            {
                last = i;
                if (target < nearest[i])
                {
                    break;
                }
            }

            target -= nearest[i];
        }

        return last;
    }

    private static void Take(double[][] points, int at, Span<double> point)
    {
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = points[j][at];
        }
    }
}
