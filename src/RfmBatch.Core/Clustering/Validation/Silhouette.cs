namespace RfmBatch.Core.Clustering.Validation;

/// <summary>Mean silhouette of a clustering: how much nearer points are to their own cluster than to the next, −1..1.</summary>
/// <param name="Mean">Mean over points; null for fewer than two clusters, where it is undefined.</param>
/// <param name="StandardError">0 when exact; otherwise of the sampling within clusters, both of the points measured and of those they are
/// measured against, with finite population correction. Null with <paramref name="Mean"/>.</param>
/// <param name="ClusterMeans">Mean per cluster.</param>
/// <param name="SampleSize">Points measured; all of them when exact.</param>
/// <param name="IsExact">Whether every point was measured against every other.</param>
/// <remarks>
/// Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis", 1987; the silhouette of a singleton
/// is 0, as there.
/// </remarks>
public sealed record Silhouette(double? Mean, double? StandardError, IReadOnlyList<double> ClusterMeans, int SampleSize, bool IsExact)
{
    /// <summary>Up to this many points the silhouette is exact.</summary>
    public const int ExactPoints = 20_000;

    /// <summary>About how many points are measured above: standard errors of about 0.003.</summary>
    public const int SampledPoints = 10_000;

    /// <summary>Least points sampled of a cluster that has as many.</summary>
    public const int LeastSampledPoints = 100;

    /// <summary>Measures a clustering.</summary>
    /// <param name="columns">Points.</param>
    /// <param name="labels">Cluster per point, 0..clusters − 1; every cluster has a point.</param>
    /// <param name="clusterCount">Number of clusters.</param>
    /// <param name="seed">Seed of the sample.</param>
    /// <param name="maxThreads">Most threads, or −1 for all cores; the result does not depend on it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static Silhouette Of(
        double[][] columns, byte[] labels, int clusterCount, int seed, int maxThreads = -1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(labels);
        var isExact = labels.Length <= ExactPoints;
        return Of(
            columns,
            labels,
            clusterCount,
            isExact ? int.MaxValue : SampledPoints,
            seed,
            new ParallelOptions { MaxDegreeOfParallelism = maxThreads, CancellationToken = cancellationToken });
    }

    internal static Silhouette Of(
        double[][] columns, byte[] labels, int clusterCount, int sampledPoints, int seed, ParallelOptions parallel)
    {
        var sample = ClusterSample.Draw(columns, labels, clusterCount, sampledPoints, new RandomStream(seed, clusterCount, -1));
        var size = sample.Starts[^1];
        if (clusterCount < 2)
        {
            return new Silhouette(null, null, [], size, size == labels.Length);
        }

        var widths = SilhouetteWidths.Of(sample.Columns, sample.Starts, parallel);
        var weights = sample.Counts.Select((count, c) => (double)count / labels.Length / (sample.Starts[c + 1] - sample.Starts[c]))
            .ToArray();
        var influences = size == labels.Length ? [] : widths.Influences(weights, parallel);
        var means = new double[clusterCount];
        var (mean, variance) = (0.0, 0.0);
        for (var c = 0; c < clusterCount; c++)
        {
            var (drawn, count) = (sample.Starts[c + 1] - sample.Starts[c], sample.Counts[c]);
            means[c] = Sum(widths.Values.AsSpan(sample.Starts[c], drawn)) / drawn;
            mean += (double)count / labels.Length * means[c];

            // A sum of n draws without replacement: n² (1 − n/N) s²/n.
            variance += drawn < count
                ? Squares(influences.AsSpan(sample.Starts[c], drawn)) * drawn / (drawn - 1) * (count - drawn) / count
                : 0;
        }

        return new Silhouette(mean, Math.Sqrt(variance), means, size, size == labels.Length);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        var (mean, squares) = (Sum(values) / values.Length, 0.0);
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return squares;
    }
}
