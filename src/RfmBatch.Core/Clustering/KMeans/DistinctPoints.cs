namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>The distinct points of the input, as far as they are needed to see whether there are as many as clusters.</summary>
internal static class DistinctPoints
{
    /// <summary>The first distinct points in the order of the input, at most <paramref name="limit"/>.</summary>
    public static IReadOnlyList<double[]> First(double[][] columns, int limit)
    {
        var found = new List<double[]>();
        for (var i = 0; i < columns[0].Length && found.Count < limit; i++)
        {
            if (!found.Exists(point => IsAt(columns, i, point)))
            {
                found.Add([.. columns.Select(column => column[i])]);
            }
        }

        return found;
    }

    private static bool IsAt(double[][] columns, int row, double[] point)
    {
        for (var j = 0; j < point.Length; j++)
        {
            if (columns[j][row] != point[j])
            {
                return false;
            }
        }

        return true;
    }
}
