using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Clustering.Lasting;

/// <summary>Carries the numbers of clusters from run to run.</summary>
public static class ClusterMatching
{
    /// <summary>
    /// Farthest that a centroid may move and still be the same cluster: one standard deviation of the population, about half of what lies
    /// between neighbouring clusters.
    /// </summary>
    public const double MaxDistance = 1;

    /// <summary>
    /// Matches clusters at least total cost; those without a counterpart within <paramref name="maxDistance"/> get numbers never used
    /// before.
    /// </summary>
    /// <param name="features">This run's features: their means and deviations standardise the previous centroids.</param>
    /// <param name="centroids">This run's centroids, standardised.</param>
    /// <param name="previous">Clusters of the previous comparable run; empty for the first.</param>
    /// <param name="greatestUsedNumber">Greatest number the program and method ever used, 0 for none.</param>
    /// <param name="maxDistance">Refusal distance in standard deviations.</param>
    /// <returns>One match per cluster, ascending by label.</returns>
    public static IReadOnlyList<ClusterMatch> Match(
        FeatureColumns features,
        IReadOnlyList<double[]> centroids,
        IReadOnlyList<PreviousCluster> previous,
        int greatestUsedNumber,
        double maxDistance = MaxDistance)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(centroids);
        ArgumentNullException.ThrowIfNull(previous);
        var (now, before) = (centroids.Count, previous.Count);
        var distances = Distances(centroids, [.. previous.Select(cluster => features.ToStandardised(cluster.Centroid))]);

        // Row i beyond the clusters stands for "nothing", and so does column j: each side left over costs half the refusal distance, so a
        // pair is refused beyond it.
        var size = now + before;
        var costs = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                costs[i, j] = (i < now, j < before) switch
                {
                    (true, true) => distances[i, j] <= maxDistance ? distances[i, j] : (2 * maxDistance * size) + 1,
                    (false, false) => 0,
                    _ => maxDistance / 2,
                };
            }
        }

        var columns = LinearAssignment.Solve(costs);
        var next = previous.Select(cluster => cluster.ClusterNumber).Append(greatestUsedNumber).Max();
        return [.. Enumerable.Range(0, now).Select(i => columns[i] < before && distances[i, columns[i]] <= maxDistance
            ? new ClusterMatch((byte)i, previous[columns[i]].ClusterNumber, distances[i, columns[i]])
            : new ClusterMatch((byte)i, ++next, null))];
    }

    private static double[,] Distances(IReadOnlyList<double[]> centroids, IReadOnlyList<double[]> previous)
    {
        var distances = new double[centroids.Count, previous.Count];
        for (var i = 0; i < centroids.Count; i++)
        {
            for (var j = 0; j < previous.Count; j++)
            {
                distances[i, j] = Math.Sqrt(centroids[i].Zip(previous[j], (a, b) => (a - b) * (a - b)).Sum());
            }
        }

        return distances;
    }
}

/// <summary>A cluster of the previous comparable run.</summary>
/// <param name="ClusterNumber">Its lasting number within program and method, from 1.</param>
/// <param name="Centroid">Its centroid in feature units (log units for log features), never standardised: each run has means and deviations
/// of its own.</param>
public sealed record PreviousCluster(int ClusterNumber, IReadOnlyList<double> Centroid);

/// <summary>A cluster of this run with its lasting number.</summary>
/// <param name="Label">Cluster in this run.</param>
/// <param name="ClusterNumber">Lasting number within program and method.</param>
/// <param name="Distance">How far the centroid has moved since the previous run, in current standard deviations; null for a new
/// cluster.</param>
public sealed record ClusterMatch(byte Label, int ClusterNumber, double? Distance)
{
    /// <summary>Whether the cluster was there in the previous run.</summary>
    public bool IsKept => Distance is not null;
}
