using System.Collections.Concurrent;

namespace RfmBatch.Core.Clustering;

/// <summary>Silhouette widths of points that lie cluster by cluster: every pair once, by pairs of blocks that stay in the cache.</summary>
internal sealed class SilhouetteWidths
{
    // Two blocks of 512 points of three columns and their sums are 33 kB.
    private const int BlockSize = 512;

    private readonly double[][] _columns;
    private readonly (int Start, int Count, int Cluster)[] _blocks;

    // Sums of distances, per block (of the other points) and point. Each is written by one pair of blocks and they are added in order, so no sum depends on threads.
    private readonly double[][] _sums;

    private SilhouetteWidths(double[][] columns, int[] starts)
    {
        _columns = columns;
        _blocks = [.. from cluster in Enumerable.Range(0, starts.Length - 1)
                      from start in Enumerable.Range(0, (starts[cluster + 1] - starts[cluster] + BlockSize - 1) / BlockSize).Select(block => starts[cluster] + (block * BlockSize))
                      select (start, Math.Min(BlockSize, starts[cluster + 1] - start), cluster)];
        _sums = [.. _blocks.Select(_ => new double[starts[^1]])];
    }

    /// <summary>The width of every point; starts hold where each cluster begins, and the end.</summary>
    public static double[] Of(double[][] columns, int[] starts, ParallelOptions parallel)
    {
        var pairs = new SilhouetteWidths(columns, starts);
        var blocks = pairs._blocks.Length;
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, blocks).ToArray(), loadBalance: true), parallel, first =>
        {
            for (var second = first; second < blocks; second++)
            {
                pairs.Measure(first, second);
            }
        });
        var widths = new double[starts[^1]];
        Parallel.ForEach(pairs._blocks, parallel, block => pairs.WriteWidths(block, starts, widths));
        return widths;
    }

    private void Measure(int first, int second)
    {
        var ((start, count, _), (otherStart, otherCount, _)) = (_blocks[first], _blocks[second]);
        var others = _sums[first].AsSpan(otherStart, otherCount);
        Span<double> point = stackalloc double[_columns.Length];
        Span<double> distances = stackalloc double[otherCount];
        for (var i = start; i < start + count; i++)
        {
            for (var j = 0; j < point.Length; j++)
            {
                point[j] = _columns[j][i];
            }

            Distances.Squared(_columns, otherStart, point, distances);
            if (first == second)
            {
                _sums[first][i] = Distances.SumOfRoots(distances);
            }
            else
            {
                _sums[second][i] = Distances.AddRoots(distances, others);
            }
        }
    }

    private void WriteWidths((int Start, int Count, int Cluster) own, int[] starts, double[] widths)
    {
        var sums = new double[starts.Length - 1];
        for (var i = own.Start; i < own.Start + own.Count; i++)
        {
            Array.Clear(sums);
            for (var block = 0; block < _blocks.Length; block++)
            {
                sums[_blocks[block].Cluster] += _sums[block][i];
            }

            widths[i] = Width(own.Cluster, sums, starts);
        }
    }

    private static double Width(int own, double[] sums, int[] starts)
    {
        var size = starts[own + 1] - starts[own];
        var between = double.PositiveInfinity;
        for (var c = 0; c < sums.Length; c++)
        {
            var count = starts[c + 1] - starts[c];
            between = c == own || count == 0 ? between : Math.Min(between, sums[c] / count);
        }

        var within = sums[own] / Math.Max(1, size - 1);
        var larger = Math.Max(within, between);
        return size == 1 || larger == 0 || double.IsInfinity(larger) ? 0 : (between - within) / larger;
    }
}
