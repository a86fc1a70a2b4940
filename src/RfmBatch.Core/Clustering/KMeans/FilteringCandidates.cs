namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>Which centroids can be nearest to some point of a node's box.</summary>
internal static class FilteringCandidates
{
    /// <summary>
    /// Keeps the centroid nearest to the middle of the box and all that it does not beat everywhere in the box; returns how many.
    /// </summary>
    /// <param name="tree">The points.</param>
    /// <param name="node">The node.</param>
    /// <param name="candidates">Centroids that may be nearest, ascending.</param>
    /// <param name="centroids">All centroids, k × dimensions.</param>
    /// <param name="kept">Receives the centroids kept, ascending.</param>
    /// <param name="lead">Lowered to the least difference of distances, anywhere in the box, between a centroid dropped and the one that
    /// beats it; valid as the owner's lead where one is kept.</param>
    public static int Keep(KdTree tree, int node, ReadOnlySpan<int> candidates, double[] centroids, Span<int> kept, ref double lead)
    {
        var d = tree.Dimensions;
        var lower = tree.Lower.AsSpan(node * d, d);
        var upper = tree.Upper.AsSpan(node * d, d);
        var (best, bestSquared) = (candidates[0], double.PositiveInfinity);
        foreach (var candidate in candidates)
        {
            var squared = SquaredToMiddle(lower, upper, centroids.AsSpan(candidate * d, d));
            (best, bestSquared) = squared < bestSquared ? (candidate, squared) : (best, bestSquared);
        }

        var count = 0;
        var owner = centroids.AsSpan(best * d, d);
        foreach (var candidate in candidates)
        {
            if (candidate == best)
            {
                kept[count++] = candidate;
                continue;
            }

            var rival = centroids.AsSpan(candidate * d, d);
            var margin = LeastMargin(lower, upper, owner, rival);
            if (margin < 0)
            {
                kept[count++] = candidate;
            }
            else
            {
                // d² of the rival − d² of the owner ≥ margin, so the distances differ by at least margin ÷ their largest sum.
                var largestSum = FarthestDistance(lower, upper, owner) + FarthestDistance(lower, upper, rival);
                lead = Math.Min(lead, largestSum > 0 ? margin / largestSum : 0);
            }
        }

        return count;
    }

    private static double SquaredToMiddle(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> centroid)
    {
        var squared = 0.0;
        for (var j = 0; j < centroid.Length; j++)
        {
            var difference = ((lower[j] + upper[j]) / 2) - centroid[j];
            squared += difference * difference;
        }

        return squared;
    }

    // The difference of squared distances is linear in the point, so it is least in the corner towards the rival.
    private static double LeastMargin(
        ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> owner, ReadOnlySpan<double> rival)
    {
        var margin = 0.0;
        for (var j = 0; j < owner.Length; j++)
        {
            var corner = rival[j] > owner[j] ? upper[j] : lower[j];
            margin += (rival[j] - owner[j]) * (rival[j] + owner[j] - (2 * corner));
        }

        return margin;
    }

    private static double FarthestDistance(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> centroid)
    {
        var squared = 0.0;
        for (var j = 0; j < centroid.Length; j++)
        {
            var difference = Math.Max(Math.Abs(lower[j] - centroid[j]), Math.Abs(upper[j] - centroid[j]));
            squared += difference * difference;
        }

        return Math.Sqrt(squared);
    }
}
