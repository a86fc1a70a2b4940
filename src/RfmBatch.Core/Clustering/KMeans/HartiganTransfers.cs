namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>
/// Moves single points between clusters while that lowers the inertia, which leaves local optima of Lloyd's iterations that are not optima.
/// </summary>
/// <remarks>
/// Leaving a cluster of n points saves n/(n − 1)·d², joining one costs n/(n + 1)·d² (Hartigan &amp; Wong, "Algorithm AS 136", Applied
/// Statistics 28, 1979). Where no point moves every point is also with its nearest centroid (Telgarsky &amp; Vattani, "Hartigan's method",
/// AISTATS 2010). One thread and O(points × clusters) a pass: for data small enough that single points matter.
/// </remarks>
internal sealed class HartiganTransfers
{
    private readonly KdTree _tree;
    private readonly double[] _centroids;
    private readonly int[] _counts;
    private readonly byte[] _labels;
    private readonly double[] _distances;

    private HartiganTransfers(KdTree tree, double[] centroids)
    {
        _tree = tree;
        _centroids = centroids;
        _counts = new int[centroids.Length / tree.Dimensions];
        _distances = new double[_counts.Length];
        var nearest = NearestCentroid.Assign(
            tree.Columns, [.. centroids.Chunk(tree.Dimensions)], new ParallelOptions { MaxDegreeOfParallelism = 1 });
        (_labels, _counts) = (nearest.Labels, nearest.Counts);
    }

    /// <summary>The centroids after at most <paramref name="maxPasses"/> over the points, and whether any point moved.</summary>
    public static (double[] Centroids, bool HasMoved) Run(KdTree tree, double[] centroids, int maxPasses)
    {
        var moves = new HartiganTransfers(tree, (double[])centroids.Clone());
        var hasMoved = false;
        for (var pass = 0; pass < maxPasses && moves.Pass(); pass++)
        {
            hasMoved = true;
        }

        return (moves._centroids, hasMoved);
    }

    private bool Pass()
    {
        var hasMoved = false;
        for (var i = 0; i < _labels.Length; i++)
        {
            var own = _labels[i];
            if (_counts[own] == 1)
            {
                continue;
            }

            for (var c = 0; c < _counts.Length; c++)
            {
                _distances[c] = Squared(i, c);
            }

            var (best, bestCost) = (own, _distances[own] * _counts[own] / (_counts[own] - 1));

            // A gain below rounding would let a point go back and forth.
            bestCost -= 1e-12 * bestCost;
            for (var c = 0; c < _counts.Length; c++)
            {
                var cost = c == own ? double.PositiveInfinity : _distances[c] * _counts[c] / (_counts[c] + 1);
                (best, bestCost) = cost < bestCost ? ((byte)c, cost) : (best, bestCost);
            }

            if (best != own)
            {
                Move(i, own, best);
                hasMoved = true;
            }
        }

        return hasMoved;
    }

    private double Squared(int i, int c)
    {
        var squared = 0.0;
        for (var j = 0; j < _tree.Dimensions; j++)
        {
            var difference = _tree.Columns[j][i] - _centroids[(c * _tree.Dimensions) + j];
            squared += difference * difference;
        }

        return squared;
    }

    private void Move(int i, byte from, byte to)
    {
        _counts[from]--;
        _counts[to]++;
        _labels[i] = to;
        for (var j = 0; j < _tree.Dimensions; j++)
        {
            var value = _tree.Columns[j][i];
            ref var source = ref _centroids[(from * _tree.Dimensions) + j];
            ref var target = ref _centroids[(to * _tree.Dimensions) + j];
            source -= (value - source) / _counts[from];
            target += (value - target) / _counts[to];
        }
    }
}
