namespace RfmBatch.Core.Clustering.Validation;

/// <summary>Points drawn without replacement within each cluster, those of a cluster one after the other.</summary>
internal sealed class ClusterSample
{
    private ClusterSample(double[][] columns, int[] starts, int[] counts) => (Columns, Starts, Counts) = (columns, starts, counts);

    /// <summary>The points drawn.</summary>
    public double[][] Columns { get; }

    /// <summary>Where the points of each cluster begin, and the end.</summary>
    public int[] Starts { get; }

    /// <summary>Points of each cluster in the whole.</summary>
    public int[] Counts { get; }

    /// <summary>
    /// Draws in proportion to size, at least <see cref="Silhouette.LeastSampledPoints"/> of a cluster; all points where the total is
    /// enough.
    /// </summary>
    public static ClusterSample Draw(double[][] columns, byte[] labels, int clusterCount, int total, RandomStream random)
    {
        var counts = new int[clusterCount];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        var rows = RowsByCluster(labels, counts);
        var starts = new int[clusterCount + 1];
        var drawn = new List<int>();
        for (var (c, first) = (0, 0); c < clusterCount; first += counts[c], c++)
        {
            var own = rows.AsSpan(first, counts[c]);
            var wanted = total >= labels.Length
                ? own.Length
                : Math.Min(
                    own.Length, Math.Max(Silhouette.LeastSampledPoints, (int)Math.Round((double)total * own.Length / labels.Length)));
            for (var i = 0; i < wanted; i++)
            {
                var other = wanted == own.Length ? i : i + random.Next(own.Length - i);
                (own[i], own[other]) = (own[other], own[i]);
                drawn.Add(own[i]);
            }

            starts[c + 1] = drawn.Count;
        }

        return new ClusterSample([.. columns.Select(column => drawn.Select(row => column[row]).ToArray())], starts, counts);
    }

    private static int[] RowsByCluster(byte[] labels, int[] counts)
    {
        var next = new int[counts.Length];
        for (var c = 1; c < counts.Length; c++)
        {
            next[c] = next[c - 1] + counts[c - 1];
        }

        var rows = new int[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            rows[next[labels[i]]++] = i;
        }

        return rows;
    }
}
