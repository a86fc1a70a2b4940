using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>
/// Puts the centroid of a cluster that lost its points on the point farthest from every other centroid, which lowers the inertia most
/// surely.
/// </summary>
internal static class EmptyClusters
{
    /// <summary>Moves the centroids of empty clusters, one after the other.</summary>
    public static void Reseed(KdTree tree, FilteringPass pass, double[] centroids)
    {
        var d = tree.Dimensions;
        var isEmpty = Enumerable.Range(0, centroids.Length / d).Select(c => pass.Totals[(c * pass.Stride) + d] == 0).ToArray();
        var nearest = new double[tree.Count];
        var distance = new double[tree.Count];
        Array.Fill(nearest, double.PositiveInfinity);
        for (var c = 0; c < isEmpty.Length; c++)
        {
            if (!isEmpty[c])
            {
                TakeLesser(centroids.AsSpan(c * d, d));
            }
        }

        for (var c = 0; c < isEmpty.Length; c++)
        {
            if (isEmpty[c])
            {
                var farthest = Array.IndexOf(nearest, nearest.Max());
                for (var j = 0; j < d; j++)
                {
                    centroids[(c * d) + j] = tree.Columns[j][farthest];
                }

                TakeLesser(centroids.AsSpan(c * d, d));
            }
        }

        void TakeLesser(ReadOnlySpan<double> centroid)
        {
            Distances.Squared(tree.Columns, 0, centroid, distance);
            Distances.TakeLesser(nearest, distance);
        }
    }
}
