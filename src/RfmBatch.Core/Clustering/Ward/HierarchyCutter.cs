using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.Ward;

/// <summary>Cuts a list of merges and numbers what remains.</summary>
internal static class HierarchyCutter
{
    public static HierarchyCut Cut(FeatureColumns features, int[] cells, int[] weights, WardMerge[] merges, int clusters, int leaves)
    {
        var forest = new DisjointSet(weights.Length);
        var (leafOfCell, leafNodes) = (Array.Empty<int>(), Array.Empty<int>());
        var (nodeOf, top) = (new Dictionary<int, int>(), new List<(int First, int Second, double Height)>());
        var labelOfLeaf = Array.Empty<int>();
        for (var merged = 0; merged < weights.Length; merged++)
        {
            var left = weights.Length - merged;
            if (left == leaves)
            {
                (leafOfCell, leafNodes) = Number(forest, weights.Length);
                nodeOf = leafNodes.Select((cell, leaf) => (cell, leaf)).ToDictionary(pair => pair.cell, pair => pair.leaf);
            }

            if (left == clusters)
            {
                var (labels, _) = Number(forest, weights.Length);
                labelOfLeaf = [.. leafNodes.Select(cell => labels[cell])];
            }

            if (left > 1)
            {
                var (first, second) = (forest.Find(merges[merged].First), forest.Find(merges[merged].Second));
                if (left <= leaves)
                {
                    top.Add((nodeOf[first], nodeOf[second], merges[merged].Height));
                    nodeOf[first] = leaves + top.Count - 1;
                }

                forest.Join(first, second);
            }
        }

        var leafPerPoint = Array.ConvertAll(cells, cell => leafOfCell[cell]);
        var (leafCounts, leafMeans) = ClusterMeans.Of(features.Columns, leafPerPoint, leaves);
        var (counts, means) = ClusterMeans.Of(features.Columns, Array.ConvertAll(leafPerPoint, leaf => labelOfLeaf[leaf]), clusters);
        var order = CentroidOrder.Descending(means);
        var numbers = new byte[clusters];
        for (var c = 0; c < clusters; c++)
        {
            numbers[order[c]] = (byte)c;
        }

        var tree = new HierarchyDrawing(leafCounts, leafMeans, top);
        return new HierarchyCut
        {
            Labels = Array.ConvertAll(leafPerPoint, leaf => numbers[labelOfLeaf[leaf]]),
            Counts = [.. order.Select(c => counts[c])],
            Centroids = [.. order.Select(c => means[c])],
            Leaves = [.. tree.LeafOrder.Select((leaf, i) => new HierarchyLeaf(i + 1, numbers[labelOfLeaf[leaf]], leafCounts[leaf]))],
            Merges = tree.Merges(),
        };
    }

    // Clusters numbered in the order of their first cell, and the cell that stands for each.
    private static (int[] Numbers, int[] Standing) Number(DisjointSet forest, int cells)
    {
        var known = new Dictionary<int, int>();
        var numbers = new int[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            var standing = forest.Find(cell);
            if (!known.TryGetValue(standing, out numbers[cell]))
            {
                numbers[cell] = known[standing] = known.Count;
            }
        }

        return (numbers, [.. known.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
    }
}
