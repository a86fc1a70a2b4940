using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Core.Clustering.Validation;

/// <summary>Indexes of a k-means solution that need no pairs of points.</summary>
internal static class ClusterQuality
{
    /// <summary>
    /// Davies–Bouldin: mean over clusters of the worst (mean distance within a + within b) ÷ distance of centroids; small is good. Null for
    /// fewer than two clusters.
    /// </summary>
    /// <remarks>
    /// Davies &amp; Bouldin, "A cluster separation measure", IEEE PAMI 1, 1979, with distances to centroids as scikit-learn takes them.
    /// </remarks>
    public static double? DaviesBouldin(KMeansResult clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.ClusterCount < 2)
        {
            return null;
        }

        var total = 0.0;
        for (var a = 0; a < clusters.ClusterCount; a++)
        {
            var worst = 0.0;
            for (var b = 0; b < clusters.ClusterCount; b++)
            {
                if (a != b)
                {
                    var apart = Math.Sqrt(clusters.Centroids[a].Zip(clusters.Centroids[b], (x, y) => (x - y) * (x - y)).Sum());
                    worst = Math.Max(worst, (clusters.MeanDistances[a] + clusters.MeanDistances[b]) / apart);
                }
            }

            total += worst;
        }

        return total / clusters.ClusterCount;
    }

    /// <summary>
    /// Caliński–Harabasz: variance between clusters ÷ variance within, each by its degrees of freedom; large is good. Null for fewer than
    /// two clusters, for as many clusters as points, and where clusters have no variance within.
    /// </summary>
    /// <remarks>Caliński &amp; Harabasz, "A dendrite method for cluster analysis", Communications in Statistics 3, 1974.</remarks>
    public static double? CalinskiHarabasz(KMeansResult clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        var (n, k) = (clusters.Labels.Length, clusters.ClusterCount);
        if (k < 2 || k >= n || clusters.Inertia <= 0)
        {
            return null;
        }

        var d = clusters.Centroids[0].Length;
        var centre = Enumerable.Range(0, d)
            .Select(j => Enumerable.Range(0, k).Sum(c => clusters.Counts[c] * clusters.Centroids[c][j]) / n)
            .ToArray();
        var between = Enumerable.Range(0, k)
            .Sum(c => clusters.Counts[c] * clusters.Centroids[c].Select((value, j) => (value - centre[j]) * (value - centre[j])).Sum());
        return between / (k - 1) / (clusters.Inertia / (n - k));
    }
}
