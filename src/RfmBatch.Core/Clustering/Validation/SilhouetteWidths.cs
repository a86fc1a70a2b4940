using System.Collections.Concurrent;
using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.Validation;

/// <summary>Silhouette widths of points that lie cluster by cluster: every pair once, by pairs of blocks that stay in the cache.</summary>
/// <remarks>
/// A point of a sample counts twice: by its own width and by its distances, of which the widths of others are made. Its influence is the
/// derivative of the mean by both (Deville, "Variance estimation for complex statistics and estimators: linearization and residual
/// techniques", Survey Methodology 25, 1999); without the second part standard errors are a quarter to a third too small.
/// </remarks>
internal sealed class SilhouetteWidths
{
    // Two blocks of 512 points of three columns and their sums are 33 kB.
    private const int BlockSize = 512;

    private readonly double[][] _columns;
    private readonly (int Start, int Count, int Cluster)[] _blocks;

    // Sums of distances, per block (of the other points) and point. Each is written by one pair of blocks and they are added in order, so
    // no sum depends on threads.
    private readonly double[][] _sums;
    private readonly int[] _starts;

    // Per point: the mean distance within, the nearest other cluster, and the derivatives of the width by the mean distance within and to
    // that cluster.
    private readonly double[] _within;
    private readonly int[] _nearest;
    private readonly double[] _byWithin;
    private readonly double[] _byBetween;

    private SilhouetteWidths(double[][] columns, int[] starts)
    {
        (_columns, _starts) = (columns, starts);
        Values = new double[starts[^1]];
        (
            _within,
            _nearest,
            _byWithin,
            _byBetween) = (new double[Values.Length], new int[Values.Length], new double[Values.Length], new double[Values.Length]);
        _blocks = [.. from cluster in Enumerable.Range(0, starts.Length - 1)
                      from start in Enumerable.Range(0, (starts[cluster + 1] - starts[cluster] + BlockSize - 1) / BlockSize)
                          .Select(block => starts[cluster] + (block * BlockSize))
                      select (start, Math.Min(BlockSize, starts[cluster + 1] - start), cluster)];
        _sums = [.. _blocks.Select(_ => new double[starts[^1]])];
    }

    /// <summary>The width of every point, −1..1; 0 for a singleton.</summary>
    public double[] Values { get; }

    /// <summary>Measures; starts hold where each cluster begins, and the end.</summary>
    public static SilhouetteWidths Of(double[][] columns, int[] starts, ParallelOptions parallel)
    {
        var widths = new SilhouetteWidths(columns, starts);
        var blocks = widths._blocks.Length;
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, blocks).ToArray(), loadBalance: true), parallel, first =>
        {
            for (var second = first; second < blocks; second++)
            {
                widths.Measure(first, second);
            }
        });
        Parallel.ForEach(widths._blocks, parallel, widths.Describe);
        return widths;
    }

    /// <summary>
    /// By how much each point moves the weighted mean of widths, up to a constant per cluster; weights are those of a point of each
    /// cluster.
    /// </summary>
    public double[] Influences(double[] weights, ParallelOptions parallel)
    {
        var influences = new double[Values.Length];
        Parallel.ForEach(
            Partitioner.Create(_blocks, loadBalance: true),
            parallel,
            block => AddInfluences(block, weights, influences.AsSpan(block.Start, block.Count)));
        return influences;
    }

    private void Measure(int first, int second)
    {
        var ((start, count, _), (otherStart, otherCount, _)) = (_blocks[first], _blocks[second]);
        var others = _sums[first].AsSpan(otherStart, otherCount);
        Span<double> point = stackalloc double[_columns.Length];
        Span<double> distances = stackalloc double[otherCount];
        for (var i = start; i < start + count; i++)
        {
            Take(i, point);
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

    private void Describe((int Start, int Count, int Cluster) own)
    {
        var sums = new double[_starts.Length - 1];
        for (var i = own.Start; i < own.Start + own.Count; i++)
        {
            Array.Clear(sums);
            for (var block = 0; block < _blocks.Length; block++)
            {
                sums[_blocks[block].Cluster] += _sums[block][i];
            }

            Describe(i, own.Cluster, sums);
        }
    }

    private void Describe(int i, int own, double[] sums)
    {
        var (between, nearest) = (double.PositiveInfinity, own);
        for (var c = 0; c < sums.Length; c++)
        {
            var mean = sums[c] / Count(c);
            (between, nearest) = c != own && mean < between ? (mean, c) : (between, nearest);
        }

        var within = sums[own] / Math.Max(1, Count(own) - 1);
        (_within[i], _nearest[i]) = (within, nearest);
        if (Count(own) > 1 && nearest != own && Math.Max(within, between) > 0)
        {
            Values[i] = (between - within) / Math.Max(within, between);
            (_byWithin[i], _byBetween[i]) = within <= between
                ? (-1 / between, within / between / between)
                : (-between / within / within, 1 / within);
        }
    }

    // All points whose width has a mean distance to the cluster of the block, in their order.
    private void AddInfluences((int Start, int Count, int Cluster) block, double[] weights, Span<double> influences)
    {
        Span<double> point = stackalloc double[_columns.Length];
        Span<double> distances = stackalloc double[block.Count];
        foreach (var (start, count, cluster) in _blocks)
        {
            for (var i = start; i < start + count; i++)
            {
                var slope = weights[cluster] * (cluster == block.Cluster
                    ? _byWithin[i] / Math.Max(1, Count(cluster) - 1)
                    : _nearest[i] == block.Cluster ? _byBetween[i] / Count(block.Cluster) : 0);
                if (slope == 0)
                {
                    continue;
                }

                Take(i, point);
                Distances.Squared(_columns, block.Start, point, distances);
                Distances.AddScaledRoots(distances, slope, influences);
                if (i >= block.Start && i < block.Start + block.Count)
                {
                    // Its distance to itself is no part of the mean within.
                    influences[i - block.Start] += slope * _within[i];
                }
            }
        }

        for (var i = 0; i < block.Count; i++)
        {
            influences[i] += weights[block.Cluster] * Values[block.Start + i];
        }
    }

    private int Count(int cluster) => _starts[cluster + 1] - _starts[cluster];

    private void Take(int i, Span<double> point)
    {
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = _columns[j][i];
        }
    }
}
