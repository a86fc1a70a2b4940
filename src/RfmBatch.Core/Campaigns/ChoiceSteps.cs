namespace RfmBatch.Core.Campaigns;

/// <summary>
/// The steps from item to better item along the upper hull of every group, in columns; group by group, each group's by falling efficiency.
/// </summary>
internal sealed class ChoiceSteps
{
    private readonly List<int> _groups = [];
    private readonly List<int> _items = [];
    private readonly List<long> _weights = [];
    private readonly List<long> _gains = [];

    public IReadOnlyList<int> Groups => _groups;

    public IReadOnlyList<int> Items => _items;

    public IReadOnlyList<long> Weights => _weights;

    public IReadOnlyList<long> Gains => _gains;

    public static ChoiceSteps Of(int[] groupStarts, long[] weights, long[] gains)
    {
        var steps = new ChoiceSteps();
        var items = new List<int>();
        var hull = new List<int>();
        for (var group = 0; group < groupStarts.Length - 1; group++)
        {
            items.Clear();
            for (var item = groupStarts[group]; item < groupStarts[group + 1]; item++)
            {
                if (gains[item] > 0)
                {
                    items.Add(item);
                }
            }

            // Lightest first, of equal weights the one that gains most, of equals the first.
            items.Sort(
                (a, b) => weights[a] != weights[b]
                    ? weights[a].CompareTo(weights[b])
                    : gains[a] != gains[b] ? gains[b].CompareTo(gains[a]) : a.CompareTo(b));
            FindHull(items, weights, gains, hull);
            steps.Add(group, hull, weights, gains);
        }

        return steps;
    }

    /// <summary>
    /// Indexes of the steps by falling gain per weight; of equal ones in their order, which keeps a group's steps in order.
    /// </summary>
    public int[] ByEfficiency()
    {
        var order = new int[_items.Count];
        var keys = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = _weights[i] == 0 ? double.NegativeInfinity : -((double)_gains[i] / _weights[i]);
        }

        Array.Sort(keys, order);
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && keys[to] == keys[from])
            {
                to++;
            }

            Array.Sort(order, from, to - from);
            from = to;
        }

        return order;
    }

    private static void FindHull(List<int> items, long[] weights, long[] gains, List<int> hull)
    {
        hull.Clear();
        foreach (var item in items)
        {
            if (hull.Count > 0 && gains[item] <= gains[hull[^1]])
            {
                continue;
            }

            while (hull.Count > 0 && IsBelow(hull.Count > 1 ? hull[^2] : null, hull[^1], item, weights, gains))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(item);
        }
    }

    /// <summary>
    /// Whether the middle item lies on or below the line between its neighbours; no left one means nothing for no weight.
    /// </summary>
    private static bool IsBelow(int? left, int middle, int right, long[] weights, long[] gains)
    {
        var (weight, gain) = left is { } item ? (weights[item], gains[item]) : (0, 0);
        return (Int128)(gains[middle] - gain) * (weights[right] - weight) <= (Int128)(gains[right] - gain) * (weights[middle] - weight);
    }

    private void Add(int group, List<int> hull, long[] weights, long[] gains)
    {
        var (weight, gain) = (0L, 0L);
        foreach (var item in hull)
        {
            _groups.Add(group);
            _items.Add(item);
            _weights.Add(weights[item] - weight);
            _gains.Add(gains[item] - gain);
            (weight, gain) = (weights[item], gains[item]);
        }
    }
}
