using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>Every point with its nearest centroid, in the order of the input; of equally near centroids the first.</summary>
internal sealed class NearestCentroid
{
    // Points per part of the work, whatever the number of threads; results of parts are added in order.
    private const int PartSize = 1 << 14;
    private const int Block = 256;

    private NearestCentroid(int points, int k) => (Labels, Counts, DistanceSums) = (new byte[points], new int[k], new double[k]);

    /// <summary>Index of the nearest centroid per point.</summary>
    public byte[] Labels { get; }

    /// <summary>Points per centroid.</summary>
    public int[] Counts { get; }

    /// <summary>Sum of distances per centroid.</summary>
    public double[] DistanceSums { get; }

    /// <summary>Sum of squared distances.</summary>
    public double Inertia { get; private set; }

    /// <summary>Assigns all points.</summary>
    /// <param name="columns">Points.</param>
    /// <param name="centroids">1 to 256 centroids in the same units.</param>
    /// <param name="parallel">Threads.</param>
    public static NearestCentroid Assign(double[][] columns, IReadOnlyList<double[]> centroids, ParallelOptions parallel)
    {
        var (n, k) = (columns[0].Length, centroids.Count);
        var result = new NearestCentroid(n, k);
        var parts = (n + PartSize - 1) / PartSize;
        var partials = new double[parts][];
        Parallel.For(
            0,
            parts,
            parallel,
            part => partials[part] = AssignPart(columns, part * PartSize, Math.Min(n, (part + 1) * PartSize), centroids, result.Labels));
        foreach (var partial in partials)
        {
            for (var c = 0; c < k; c++)
            {
                result.Counts[c] += (int)partial[c];
                result.DistanceSums[c] += partial[k + c];
            }

            result.Inertia += partial[2 * k];
        }

        return result;
    }

    // Counts, then sums of distances, then the inertia.
    private static double[] AssignPart(double[][] columns, int start, int end, IReadOnlyList<double[]> centroids, byte[] labels)
    {
        var k = centroids.Count;
        var totals = new double[(2 * k) + 1];
        Span<double> nearestBlock = stackalloc double[Block];
        Span<double> distanceBlock = stackalloc double[Block];
        Span<double> ownerBlock = stackalloc double[Block];
        for (; start < end; start += Block)
        {
            var count = Math.Min(Block, end - start);
            var nearest = nearestBlock[..count];
            var distance = distanceBlock[..count];
            var owner = ownerBlock[..count];
            Distances.Squared(columns, start, centroids[0], nearest);
            owner.Clear();
            for (var c = 1; c < k; c++)
            {
                Distances.Squared(columns, start, centroids[c], distance);
                Distances.TakeNearer(nearest, owner, distance, c);
            }

            for (var i = 0; i < count; i++)
            {
                var label = (int)owner[i];
                labels[start + i] = (byte)label;
                totals[label]++;
                totals[k + label] += Math.Sqrt(nearest[i]);
                totals[2 * k] += nearest[i];
            }
        }

        return totals;
    }
}
