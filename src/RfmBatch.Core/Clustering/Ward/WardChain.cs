using System.Numerics;
using System.Runtime.InteropServices;
using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.Ward;

/// <summary>
/// Ward's hierarchy by the nearest-neighbour chain on centroids: O(n²) time in vector instructions, O(n) memory, for distances are never
/// stored.
/// </summary>
/// <remarks>
/// Murtagh, "A survey of recent advances in hierarchical clustering algorithms", Computer Journal 26, 1983; Murtagh &amp; Legendre, "Ward's
/// hierarchical agglomerative clustering method: which algorithms implement Ward's criterion?", Journal of Classification 31, 2014
/// (ward.D2). Of equally near clusters the one that the chain came from is taken, then the one of the lowest slot, as SciPy does.
/// </remarks>
internal sealed class WardChain
{
    private readonly double[][] _columns;
    private readonly double[] _weights;
    private readonly double[] _distances;
    private readonly int[] _points;
    private int _count;
    private int _active;
    private readonly List<int> _chain = [];

    private WardChain(double[][] columns, double[] weights)
    {
        _columns = [.. columns.Select(column => (double[])column.Clone())];
        _weights = (double[])weights.Clone();
        _count = _active = weights.Length;
        _points = [.. Enumerable.Range(0, _count)];
        _distances = new double[_count];
    }

    /// <summary>All merges, ascending by height (those of equal height in the order found).</summary>
    /// <param name="columns">Points, or centroids of micro-clusters.</param>
    /// <param name="weights">Points that each stands for, at least 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static WardMerge[] Merge(double[][] columns, double[] weights, CancellationToken cancellationToken)
    {
        var chain = new WardChain(columns, weights);
        var merges = new List<WardMerge>(Math.Max(0, weights.Length - 1));
        while (chain._active > 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            merges.Add(chain.NextMerge());
        }

        return [.. merges.OrderBy(merge => merge.Height)];
    }

    private WardMerge NextMerge()
    {
        Compact();
        if (_chain.Count == 0)
        {
            _chain.Add(Array.FindIndex(_weights, 0, _count, weight => weight > 0));
        }

        while (true)
        {
            var tip = _chain[^1];
            var from = _chain.Count > 1 ? _chain[^2] : -1;
            var (nearest, squared) = Nearest(tip, from);
            if (nearest == from)
            {
                _chain.RemoveRange(_chain.Count - 2, 2);
                return Join(Math.Min(tip, from), Math.Max(tip, from), squared);
            }

            _chain.Add(nearest);
        }
    }

    private WardMerge Join(int gone, int kept, double squared)
    {
        var merge = new WardMerge(_points[gone], _points[kept], Math.Sqrt(2 * squared));
        var weight = _weights[gone] + _weights[kept];
        foreach (var column in _columns)
        {
            column[kept] = ((column[gone] * _weights[gone]) + (column[kept] * _weights[kept])) / weight;
        }

        _weights[kept] = weight;
        _weights[gone] = 0;
        _active--;
        return merge;
    }

    // The least ab/(a + b)·d². A slot without weight gives 0, and must not win.
    private (int Slot, double Squared) Nearest(int tip, int from)
    {
        Span<double> point = stackalloc double[_columns.Length];
        for (var j = 0; j < point.Length; j++)
        {
            point[j] = _columns[j][tip];
        }

        var squared = _distances.AsSpan(0, _count);
        Distances.Squared(_columns, 0, point, squared);
        var own = _weights[tip];
        var distances = MemoryMarshal.Cast<double, Vector<double>>(squared);
        var weights = MemoryMarshal.Cast<double, Vector<double>>(_weights.AsSpan(0, _count));
        var (ownVector, infinity) = (new Vector<double>(own), new Vector<double>(double.PositiveInfinity));
        var least = infinity;
        for (var i = 0; i < distances.Length; i++)
        {
            var cost = distances[i] * (weights[i] * ownVector / (weights[i] + ownVector));
            cost = Vector.ConditionalSelect(Vector.GreaterThan(weights[i], Vector<double>.Zero), cost, infinity);
            distances[i] = cost;
        }

        for (var i = distances.Length * Vector<double>.Count; i < _count; i++)
        {
            squared[i] = _weights[i] > 0 ? squared[i] * (_weights[i] * own / (_weights[i] + own)) : double.PositiveInfinity;
        }

        squared[tip] = double.PositiveInfinity;
        foreach (var vector in distances)
        {
            least = Vector.Min(least, vector);
        }

        var best = double.PositiveInfinity;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            best = Math.Min(best, least[lane]);
        }

        for (var i = distances.Length * Vector<double>.Count; i < _count; i++)
        {
            best = Math.Min(best, squared[i]);
        }

        return (from >= 0 && squared[from] <= best ? from : squared.IndexOf(best), best);
    }

    // Drops slots without weight once they are half of all; the order of the rest, and so the choice among equals, stays.
    private void Compact()
    {
        if (_active > _count / 2)
        {
            return;
        }

        var to = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_weights[i] > 0)
            {
                foreach (var column in _columns)
                {
                    column[to] = column[i];
                }

                (_weights[to], _points[to]) = (_weights[i], _points[i]);
                var link = _chain.IndexOf(i);
                if (link >= 0)
                {
                    _chain[link] = to;
                }

                to++;
            }
        }

        _count = to;
    }
}

/// <summary>One step of a hierarchy: two clusters become one.</summary>
/// <param name="First">A point of one cluster.</param>
/// <param name="Second">A point of the other.</param>
/// <param name="Height">√(2ab ÷ (a + b)) × the distance of the centroids of a and b points: the ward.D2 scale of R and SciPy, on which two
/// points merge at their distance.</param>
internal readonly record struct WardMerge(int First, int Second, double Height);
