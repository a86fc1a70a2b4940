namespace RfmBatch.Core.Clustering.Features;

/// <summary>
/// The order in which clusters are numbered: by the last feature (money), then by the features before it, greatest first, so that numbers
/// stay when a search finds the clusters in another order.
/// </summary>
internal static class CentroidOrder
{
    /// <summary>Indexes of centroids, greatest first.</summary>
    public static int[] Descending(IReadOnlyList<double[]> centroids) =>
        [.. Enumerable.Range(0, centroids.Count).OrderByDescending(c => centroids[c], Comparer<double[]>.Create(Compare))];

    /// <summary>Compares two centroids, last feature first.</summary>
    public static int Compare(double[] a, double[] b)
    {
        var j = a.Length - 1;
        while (j > 0 && a[j] == b[j])
        {
            j--;
        }

        return a[j].CompareTo(b[j]);
    }
}
