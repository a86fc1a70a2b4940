namespace RfmBatch.Core.Clustering.Features;

/// <summary>Sizes and means of labelled points.</summary>
internal static class ClusterMeans
{
    public static (int[] Counts, double[][] Means) Of(double[][] columns, int[] labels, int clusters)
    {
        var counts = new int[clusters];
        var means = Enumerable.Range(0, clusters).Select(_ => new double[columns.Length]).ToArray();
        for (var i = 0; i < labels.Length; i++)
        {
            counts[labels[i]]++;
            for (var j = 0; j < columns.Length; j++)
            {
                means[labels[i]][j] += columns[j][i];
            }
        }

        for (var c = 0; c < clusters; c++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                means[c][j] /= counts[c];
            }
        }

        return (counts, means);
    }
}
