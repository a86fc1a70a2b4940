using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Core.Clustering.Validation;

/// <summary>
/// How far clusters come back when customers are drawn again: adjusted Rand indexes of bootstrap solutions with the one chosen, over all
/// points.
/// </summary>
/// <param name="MeanIndex">Mean over resamples; 1 = always the same clusters. Null for fewer than two clusters.</param>
/// <param name="LeastIndex">Least of a resample. Null with <paramref name="MeanIndex"/>.</param>
/// <param name="ResampleCount">Resamples drawn.</param>
/// <remarks>
/// Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics &amp; Data Analysis 52, 2007; Fang &amp; Wang,
/// "Selection of the number of clusters via the bootstrap method", ibid. 56, 2012.
/// </remarks>
public sealed record ClusterStability(double? MeanIndex, double? LeastIndex, int ResampleCount)
{
    /// <summary>Resamples.</summary>
    public const int Resamples = 20;

    /// <summary>Most points of a resample; larger data is drawn down to this, which makes the index a little lower, never higher.</summary>
    public const int MaxResamplePoints = 20_000;

    /// <summary>Measures a solution.</summary>
    public static ClusterStability Of(FeatureColumns features, KMeansResult clusters, KMeansOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(clusters);
        options ??= new KMeansOptions();
        if (clusters.ClusterCount < 2)
        {
            return new ClusterStability(null, null, 0);
        }

        var indexes = Enumerable.Range(0, Resamples).Select(resample =>
        {
            var random = new RandomStream(options.Seed, -4, resample);
            var rows = Enumerable.Range(0, Math.Min(features.Count, MaxResamplePoints)).Select(_ => random.Next(features.Count)).ToArray();
            var drawn = FeatureColumns.AsTheyAre([.. features.Columns.Select(column => Array.ConvertAll(rows, row => column[row]))]);
            var solution = KMeansSearch.FitRoughly(
                drawn, clusters.ClusterCount, options with { StartCount = Math.Min(3, options.StartCount) });
            return AdjustedRand.Index(clusters.Labels, NearestCentroid.Assign(features.Columns, solution, options.Parallel).Labels)!.Value;
        }).ToArray();
        return new ClusterStability(indexes.Average(), indexes.Min(), Resamples);
    }
}
