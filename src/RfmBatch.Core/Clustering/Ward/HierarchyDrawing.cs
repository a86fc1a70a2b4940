using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.Ward;

/// <summary>
/// The top of a hierarchy with its leaves in an order without crossings: of two subtrees the one of the greater last feature (money) is
/// left.
/// </summary>
internal sealed class HierarchyDrawing
{
    private readonly List<(int First, int Second, double Height)> _top;
    private readonly int[] _counts;
    private readonly double[][] _means;
    private readonly int _leaves;

    /// <summary>Takes leaves 0..L − 1 and merges that make nodes L, L + 1 …</summary>
    public HierarchyDrawing(int[] leafCounts, double[][] leafMeans, List<(int First, int Second, double Height)> top)
    {
        _leaves = leafCounts.Length;
        _counts = [.. leafCounts, .. new int[top.Count]];
        _means = [.. leafMeans, .. top.Select(_ => new double[leafMeans[0].Length])];
        _top = top;
        for (var m = 0; m < top.Count; m++)
        {
            var (first, second, height) = top[m];
            _counts[_leaves + m] = _counts[first] + _counts[second];
            for (var j = 0; j < leafMeans[0].Length; j++)
            {
                _means[_leaves + m][j] = ((_means[first][j] * _counts[first])
                    + (_means[second][j] * _counts[second])) / _counts[_leaves + m];
            }

            top[m] = CentroidOrder.Compare(_means[first], _means[second]) < 0 ? (second, first, height) : (first, second, height);
        }

        LeafOrder = Order();
    }

    /// <summary>Leaves from left to right.</summary>
    public IReadOnlyList<int> LeafOrder { get; }

    /// <summary>The merges with leaves numbered from 1 from left to right.</summary>
    public IReadOnlyList<HierarchyMerge> Merges()
    {
        var numbers = new int[_leaves];
        for (var i = 0; i < _leaves; i++)
        {
            numbers[LeafOrder[i]] = i + 1;
        }

        return
        [
            .. _top.Select(
                (merge, m) => new HierarchyMerge(m + 1, Number(merge.First), Number(merge.Second), merge.Height, _counts[_leaves + m]))
        ];

        int Number(int node) => node < _leaves ? numbers[node] : node + 1;
    }

    private List<int> Order()
    {
        var order = new List<int>(_leaves);
        var open = new Stack<int>([_leaves + _top.Count - 1]);
        while (open.TryPop(out var node))
        {
            if (node < _leaves)
            {
                order.Add(node);
                continue;
            }

            open.Push(_top[node - _leaves].Second);
            open.Push(_top[node - _leaves].First);
        }

        return order;
    }
}
