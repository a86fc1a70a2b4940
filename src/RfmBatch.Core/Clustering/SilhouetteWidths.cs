namespace RfmBatch.Core.Clustering;

/// <summary>Silhouette widths of points that lie cluster by cluster: all pairs, by blocks that stay in the cache.</summary>
internal static class SilhouetteWidths
{
    // 64 rows against 1,024 points of three columns: 24 kB of points are read 64 times before they leave the first cache.
    private const int RowBlock = 64;
    private const int PointBlock = 1024;

    /// <summary>The width of every point; starts hold where each cluster begins, and the end.</summary>
    public static double[] Of(double[][] columns, int[] starts, ParallelOptions parallel)
    {
        var n = starts[^1];
        var widths = new double[n];
        Parallel.For(0, (n + RowBlock - 1) / RowBlock, parallel, block =>
            MeasureRows(columns, starts, block * RowBlock, widths.AsSpan(block * RowBlock, Math.Min(RowBlock, n - (block * RowBlock)))));
        return widths;
    }

    private static void MeasureRows(double[][] columns, int[] starts, int first, Span<double> widths)
    {
        var k = starts.Length - 1;
        var sums = new double[widths.Length * k];
        Span<double> point = stackalloc double[columns.Length];
        for (var c = 0; c < k; c++)
        {
            for (var start = starts[c]; start < starts[c + 1]; start += PointBlock)
            {
                var count = Math.Min(PointBlock, starts[c + 1] - start);
                for (var i = 0; i < widths.Length; i++)
                {
                    for (var j = 0; j < point.Length; j++)
                    {
                        point[j] = columns[j][first + i];
                    }

                    sums[(i * k) + c] += Distances.SumTo(columns, start, count, point);
                }
            }
        }

        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = Width(first + i, sums.AsSpan(i * k, k), starts);
        }
    }

    private static double Width(int row, ReadOnlySpan<double> sums, int[] starts)
    {
        var (within, between, isSingleton) = (0.0, double.PositiveInfinity, false);
        for (var c = 0; c < sums.Length; c++)
        {
            var count = starts[c + 1] - starts[c];
            if (row >= starts[c] && row < starts[c + 1])
            {
                isSingleton = count == 1;
                within = sums[c] / Math.Max(1, count - 1);
            }
            else if (count > 0)
            {
                between = Math.Min(between, sums[c] / count);
            }
        }

        var larger = Math.Max(within, between);
        return isSingleton || larger == 0 || double.IsInfinity(larger) ? 0 : (between - within) / larger;
    }
}
