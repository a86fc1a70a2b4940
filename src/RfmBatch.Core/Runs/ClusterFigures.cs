using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Runs;

/// <summary>Clusters in figures.</summary>
internal static class ClusterFigures
{
    /// <summary>Describes a grouping.</summary>
    /// <param name="method">How customers were grouped.</param>
    /// <param name="result">The run.</param>
    /// <param name="scoredRows">The run's rows that the labels belong to.</param>
    /// <param name="labels">Cluster per scored row.</param>
    /// <param name="centroids">By label, standardised.</param>
    /// <param name="features">What was clustered.</param>
    /// <param name="silhouetteMeans">By label; empty for one cluster.</param>
    public static ClusterGrouping Group(
        ClusterMethod method,
        RunResult result,
        int[] scoredRows,
        byte[] labels,
        IReadOnlyList<double[]> centroids,
        FeatureColumns features,
        IReadOnlyList<double> silhouetteMeans)
    {
        var indexes = new byte[result.Summary.Count];
        var (counts, days, orders, revenues) = (
            new int[centroids.Count], new long[centroids.Count], new long[centroids.Count], new long[centroids.Count]);
        for (var i = 0; i < labels.Length; i++)
        {
            var (row, label) = (scoredRows[i], labels[i]);
            indexes[row] = (byte)(label + 1);
            counts[label]++;
            days[label] += result.RecencyDays[row];
            orders[label] += result.Summary.OrderCounts[row];
            revenues[label] += result.RevenueAmounts[row];
        }

        var personas = ClusterPersona.Of(centroids);
        return new ClusterGrouping
        {
            Method = method,
            Indexes = indexes,
            Centroids = centroids,
            FeatureCentroids = [.. centroids.Select(features.ToFeatureUnits)],
            Summaries = [.. personas.Select((persona, c) => new ClusterSummary
            {
                Persona = persona,
                CustomerCount = counts[c],
                CustomerShare = (double)counts[c] / result.Summary.Count,
                OrderCount = orders[c],
                RevenueAmount = revenues[c],
                RevenueShare = result.RevenueAmount == 0 ? null : (double)revenues[c] / result.RevenueAmount,
                RecencyDaysMean = (double)days[c] / counts[c],
                OrderCountMean = (double)orders[c] / counts[c],
                RevenueAmountMean = revenues[c] / ((double)Amount.Scale * counts[c]),
                SilhouetteMean = silhouetteMeans.Count == 0 ? null : silhouetteMeans[c],
            })],
        };
    }
}
