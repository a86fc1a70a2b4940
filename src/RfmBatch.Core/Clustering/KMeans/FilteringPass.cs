using System.Numerics;
using System.Runtime.InteropServices;
using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>Gives every point of a tree to its nearest centroid and sums the points of each centroid: one step of k-means, exact.</summary>
/// <remarks>
/// A centroid that is farther than another from every corner of a node's box is dropped for the whole node (the filtering algorithm:
/// Kanungo et al., "An efficient k-means clustering algorithm", IEEE PAMI 24, 2002; Pelleg &amp; Moore 1999). A node that has one owner
/// keeps a lower bound of the lead its owner has over the second nearest centroid, which shrinks by how far centroids move and saves
/// looking at the node again while it is positive (the bounds of Hamerly, "Making k-means even faster", SDM 2010, kept per node of the tree
/// and not per point: millions of bounds would cost more memory traffic than the few columns themselves).
/// Leaves that several centroids may own are computed with vector instructions.
/// </remarks>
internal sealed class FilteringPass
{
    private readonly KdTree _tree;
    private readonly int _k;
    private readonly int[] _frontier;
    private readonly double[] _partials;
    private readonly byte[] _owners;
    private readonly double[] _leads;
    private double _moved;

    public FilteringPass(KdTree tree, int k)
    {
        _tree = tree;
        _k = k;
        _frontier = Frontier(tree.Count);
        _partials = new double[_frontier.Length / 3 * k * Stride];
        _owners = new byte[tree.Sums.Length / tree.Dimensions];
        _leads = new double[_owners.Length];
        Totals = new double[k * Stride];
    }

    /// <summary>Per centroid its column sums and then its number of points.</summary>
    public double[] Totals { get; }

    /// <summary>Width of one centroid in <see cref="Totals"/>.</summary>
    public int Stride => _tree.Dimensions + 1;

    /// <summary>Runs the step.</summary>
    /// <param name="centroids">Centred centroids, k × dimensions.</param>
    /// <param name="largestShift">Farthest that any centroid has moved since the step before; infinite for the first.</param>
    /// <param name="parallel">Threads, or null for the calling one. Parts are fixed and added in order, so the sums are the same.</param>
    public void Run(double[] centroids, double largestShift, ParallelOptions? parallel)
    {
        if (double.IsFinite(largestShift))
        {
            // Owner and rival may both have moved by that much, towards each other.
            _moved += 2 * largestShift;
        }
        else
        {
            Array.Fill(_leads, double.NegativeInfinity);
            _moved = 0;
        }

        Array.Clear(_partials);
        var parts = _frontier.Length / 3;
        if (parallel is null)
        {
            for (var part = 0; part < parts; part++)
            {
                RunPart(part, centroids);
            }
        }
        else
        {
            Parallel.For(0, parts, parallel, part => RunPart(part, centroids));
        }

        Array.Clear(Totals);
        for (var i = 0; i < _partials.Length; i++)
        {
            Totals[i % Totals.Length] += _partials[i];
        }
    }

    private void RunPart(int part, double[] centroids)
    {
        Span<int> all = stackalloc int[_k];
        for (var c = 0; c < _k; c++)
        {
            all[c] = c;
        }

        var totals = _partials.AsSpan(part * _k * Stride, _k * Stride);
        Visit(_frontier[part * 3], _frontier[(part * 3) + 1], _frontier[(part * 3) + 2], all, double.PositiveInfinity, centroids, totals);
    }

    private void Visit(int node, int start, int count, ReadOnlySpan<int> candidates, double lead, double[] centroids, Span<double> totals)
    {
        if (_leads[node] > _moved)
        {
            AddNode(node, count, _owners[node], totals);
            return;
        }

        Span<int> kept = stackalloc int[candidates.Length];
        var keptCount = FilteringCandidates.Keep(_tree, node, candidates, centroids, kept, ref lead);
        if (keptCount == 1)
        {
            (_owners[node], _leads[node]) = ((byte)kept[0], _moved + lead);
            AddNode(node, count, kept[0], totals);
            return;
        }

        _leads[node] = double.NegativeInfinity;
        kept = kept[..keptCount];
        if (count <= KdTree.LeafSize)
        {
            AddLeaf(start, count, kept, centroids, totals);
            return;
        }

        var leftCount = KdTree.LeftCount(count);
        Visit(node + 1, start, leftCount, kept, lead, centroids, totals);
        Visit(node + (2 * KdTree.Leaves(leftCount)), start + leftCount, count - leftCount, kept, lead, centroids, totals);
    }

    private void AddNode(int node, int count, int owner, Span<double> totals)
    {
        var d = _tree.Dimensions;
        for (var j = 0; j < d; j++)
        {
            totals[(owner * Stride) + j] += _tree.Sums[(node * d) + j];
        }

        totals[(owner * Stride) + d] += count;
    }

    private void AddLeaf(int start, int count, ReadOnlySpan<int> candidates, double[] centroids, Span<double> totals)
    {
        var d = _tree.Dimensions;
        Span<double> nearest = stackalloc double[KdTree.LeafSize];
        Span<double> distance = stackalloc double[KdTree.LeafSize];
        Span<double> owner = stackalloc double[KdTree.LeafSize];
        Distances.Squared(_tree.Columns, start, centroids.AsSpan(candidates[0] * d, d), nearest[..count]);
        owner.Clear();
        for (var c = 1; c < candidates.Length; c++)
        {
            Distances.Squared(_tree.Columns, start, centroids.AsSpan(candidates[c] * d, d), distance[..count]);
            Distances.TakeNearer(nearest[..count], owner[..count], distance[..count], c);
        }

        for (var c = 0; c < candidates.Length; c++)
        {
            AddOwned(start, owner[..count], c, totals.Slice(candidates[c] * Stride, Stride));
        }
    }

    private void AddOwned(int start, ReadOnlySpan<double> owner, int candidate, Span<double> total)
    {
        var wanted = new Vector<double>(candidate);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(owner);
        var tail = vectors.Length * Vector<double>.Count;
        for (var j = 0; j <= _tree.Dimensions; j++)
        {
            var isCount = j == _tree.Dimensions;
            var column = isCount ? [] : _tree.Columns[j].AsSpan(start, owner.Length);
            var values = MemoryMarshal.Cast<double, Vector<double>>(column);
            var sum = Vector<double>.Zero;
            for (var i = 0; i < vectors.Length; i++)
            {
                sum += Vector.ConditionalSelect(
                    Vector.Equals(vectors[i], wanted), isCount ? Vector<double>.One : values[i], Vector<double>.Zero);
            }

            var rest = 0.0;
            for (var i = tail; i < owner.Length; i++)
            {
                rest += owner[i] == candidate ? (isCount ? 1 : column[i]) : 0;
            }

            total[j] += Vector.Sum(sum) + rest;
        }
    }

    // The subtrees of the sixth level, at most 64: the parts of the work whatever the number of threads. Triples of node, start and count.
    private static int[] Frontier(int points)
    {
        List<(int Node, int Start, int Count)> level = [(0, 0, points)];
        for (var depth = 0; depth < 6; depth++)
        {
            level = [.. level.SelectMany(part => part.Count <= KdTree.LeafSize
                ? [part]
                : new[]
                {
                    (part.Node + 1, part.Start, KdTree.LeftCount(part.Count)),
                    (
                        part.Node + (2 * KdTree.Leaves(KdTree.LeftCount(part.Count))),
                        part.Start + KdTree.LeftCount(part.Count),
                        part.Count - KdTree.LeftCount(part.Count)),
                })];
        }

        return [.. level.SelectMany(part => new[] { part.Node, part.Start, part.Count })];
    }
}
