using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Core.Clustering.Validation;

/// <summary>How well clusters of one half of the customers predict those of the other.</summary>
/// <remarks>
/// R. Tibshirani and G. Walther, "Cluster validation by prediction strength", Journal of Computational and Graphical Statistics 14 (2005):
/// both halves are clustered; of the pairs that share a cluster of the second half, the share that the first half's centroids put together
/// too, in the worst cluster.
/// </remarks>
internal static class PredictionStrength
{
    /// <summary>Strength of each number of clusters in one split, 0..1; NaN where no cluster has a pair.</summary>
    public static double[] Split(FeatureColumns first, FeatureColumns second, IReadOnlyList<int> clusterCounts, KMeansOptions options)
    {
        var predicting = KMeansSearch.FitRoughly(first, clusterCounts, options);
        var own = KMeansSearch.FitRoughly(second, clusterCounts, options);
        return [.. own.Select((centroids, i) => Of(
            NearestCentroid.Assign(second.Columns, centroids, options.Parallel).Labels,
            NearestCentroid.Assign(second.Columns, predicting[i], options.Parallel).Labels))];
    }

    /// <summary>The least share over clusters of pairs that are predicted to be together.</summary>
    public static double Of(ReadOnlySpan<byte> own, ReadOnlySpan<byte> predicted)
    {
        var table = AdjustedRand.Crosstab(own, predicted);
        var least = double.NaN;
        for (var cluster = 0; cluster < 256; cluster++)
        {
            var row = table.AsSpan(cluster << 8, 256);
            var (points, together) = (0.0, 0.0);
            foreach (var count in row)
            {
                points += count;
                together += (double)count * (count - 1);
            }

            // A cluster of one point has no pair.
            var share = points < 2 ? double.NaN : together / (points * (points - 1));
            least = share < least || double.IsNaN(least) ? share : least;
        }

        return least;
    }
}
