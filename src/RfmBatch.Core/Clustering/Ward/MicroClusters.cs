using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.Ward;

/// <summary>Points gathered in small cells, each split off where the most variance is left.</summary>
/// <remarks>
/// The cell of the greatest sum of squares is split at the mean of its widest feature until there are enough cells (Wan, Wong &amp;
/// Prusinkiewicz, "An algorithm for multidimensional data clustering", ACM TOMS 14, 1988). Outliers get cells of their own.
/// Clusters well apart are found again as they are. Where there are none, a cut differs from the exact one about as much as
/// the exact one does when points move by a thousandth of a standard deviation (adjusted Rand indexes of .3 to .7 either way for
/// 4,338 and 18,000 customers), and is as tight: sums of squares within are within some per cent of each other.
/// </remarks>
internal sealed class MicroClusters
{
    private readonly double[][] _columns;
    private readonly int[] _rows;
    private readonly List<(int Start, int Count)> _ranges = [];

    private MicroClusters(double[][] columns)
    {
        _columns = columns;
        _rows = [.. Enumerable.Range(0, columns[0].Length)];
        Cells = new int[_rows.Length];
        (Centroids, Counts) = ([], []);
    }

    /// <summary>Cell per point.</summary>
    public int[] Cells { get; }

    /// <summary>Points per cell.</summary>
    public int[] Counts { get; private set; }

    /// <summary>Means of the cells, in columns.</summary>
    public double[][] Centroids { get; private set; }

    /// <summary>Makes at most so many cells; fewer where fewer points are distinct.</summary>
    public static MicroClusters Of(double[][] columns, int limit)
    {
        var micro = new MicroClusters(columns);
        micro.Split(limit);
        for (var cell = 0; cell < micro._ranges.Count; cell++)
        {
            foreach (var row in micro._rows.AsSpan(micro._ranges[cell].Start, micro._ranges[cell].Count))
            {
                micro.Cells[row] = cell;
            }
        }

        var (counts, means) = ClusterMeans.Of(columns, micro.Cells, micro._ranges.Count);
        micro.Counts = counts;
        micro.Centroids = [.. Enumerable.Range(0, columns.Length).Select(j => means.Select(mean => mean[j]).ToArray())];
        return micro;
    }

    private void Split(int limit)
    {
        var open = new PriorityQueue<(int Start, int Count, int Column, double Mean), (double, int)>();
        Open(0, _rows.Length);
        while (open.Count > 0)
        {
            var (start, count, column, mean) = open.Dequeue();
            var left = _ranges.Count + open.Count + 2 <= limit ? Partition(start, count, _columns[column], mean) : 0;
            if (left == 0 || left == count)
            {
                _ranges.Add((start, count));
                continue;
            }

            Open(start, left);
            Open(start + left, count - left);
        }

        void Open(int start, int count)
        {
            var (column, mean, widest, total) = (0, 0.0, -1.0, 0.0);
            for (var j = 0; j < _columns.Length; j++)
            {
                var (average, squares) = Spread(_columns[j], _rows.AsSpan(start, count));
                total += squares;
                (column, mean, widest) = squares > widest ? (j, average, squares) : (column, mean, widest);
            }

            // Equal sums of squares are taken by place, so the cells do not depend on how the queue breaks ties.
            open.Enqueue((start, count, column, mean), (-total, start));
        }
    }

    private static (double Mean, double Squares) Spread(double[] column, ReadOnlySpan<int> rows)
    {
        var mean = 0.0;
        foreach (var row in rows)
        {
            mean += column[row] / rows.Length;
        }

        var squares = 0.0;
        foreach (var row in rows)
        {
            squares += (column[row] - mean) * (column[row] - mean);
        }

        return (mean, squares);
    }

    private int Partition(int start, int count, double[] column, double mean)
    {
        var left = start;
        for (var i = start; i < start + count; i++)
        {
            if (column[_rows[i]] < mean)
            {
                (_rows[i], _rows[left]) = (_rows[left], _rows[i]);
                left++;
            }
        }

        return left - start;
    }
}
