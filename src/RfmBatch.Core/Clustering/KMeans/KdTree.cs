namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>
/// The points in a k-d tree: every node knows its box, its number of points and their sums, so that k-means can give a whole node to a
/// centroid.
/// </summary>
/// <remarks>
/// Leaves hold 64 points in columns one after the other, so that a leaf is read with vector instructions. Ties are broken by the other
/// columns, so the tree is the same whatever the order of the input. Columns are centred, which keeps sums of squares exact.
/// Nodes are numbered in preorder: the left child of i is i + 1, and a subtree of b leaves has 2b − 1 nodes.
/// </remarks>
internal sealed class KdTree
{
    /// <summary>
    /// Points in a leaf (only the last may have fewer): 64 doubles of three columns are 1.5 kB, well inside the first cache.
    /// </summary>
    public const int LeafSize = 64;

    // Below this many points a subtree is built by one thread.
    private const int ParallelPoints = 1 << 15;

    private KdTree(double[][] columns, double[] offsets)
    {
        Columns = columns;
        Offsets = offsets;
        var nodes = Math.Max(1, (2 * Leaves(Count)) - 1);
        Lower = new double[nodes * columns.Length];
        Upper = new double[nodes * columns.Length];
        Sums = new double[nodes * columns.Length];
    }

    /// <summary>Centred values in tree order.</summary>
    public double[][] Columns { get; }

    /// <summary>What was subtracted from each column.</summary>
    public double[] Offsets { get; }

    /// <summary>Lower corner of each node's box, node-major.</summary>
    public double[] Lower { get; }

    /// <summary>Upper corner of each node's box, node-major.</summary>
    public double[] Upper { get; }

    /// <summary>Column sums of each node's points, node-major.</summary>
    public double[] Sums { get; }

    /// <summary>Sum of squares of all centred values.</summary>
    public double TotalSquares { get; private set; }

    /// <summary>Number of points.</summary>
    public int Count => Columns[0].Length;

    /// <summary>Number of columns.</summary>
    public int Dimensions => Columns.Length;

    /// <summary>Leaves of so many points.</summary>
    public static int Leaves(int points) => (points + LeafSize - 1) / LeafSize;

    /// <summary>Points in the left child of a node of so many: whole leaves.</summary>
    public static int LeftCount(int points) => Leaves(points) / 2 * LeafSize;

    /// <summary>Builds the tree in O(n log n); the input is copied.</summary>
    public static KdTree Build(IReadOnlyList<double[]> columns, ParallelOptions parallel)
    {
        var offsets = columns.Select(column => column.Sum() / column.Length).ToArray();
        var tree = new KdTree([.. columns.Select((column, j) => Array.ConvertAll(column, value => value - offsets[j]))], offsets);
        tree.BuildNode(0, 0, tree.Count, parallel);
        tree.TotalSquares = tree.Columns.Sum(column => column.Sum(value => value * value));
        return tree;
    }

    /// <summary>So many of the points, evenly spaced in the tree's order and so stratified by place.</summary>
    public double[][] Sample(int size) =>
        [.. Columns.Select(column => Enumerable.Range(0, size).Select(i => column[(int)((i + .5) * column.Length / size)]).ToArray())];

    /// <summary>Centroids of a tree of a sample of these points, centred here.</summary>
    public double[] FromOriginOf(KdTree sample, double[] centroids) =>
        ReferenceEquals(sample, this) ? centroids : [.. centroids.Select((value, at) => value + sample.Offsets[at % Dimensions])];

    /// <summary>A tolerance relative to the mean variance of the columns, absolute.</summary>
    public double Tolerance(double relative) => relative * TotalSquares / Count / Dimensions;

    private void BuildNode(int node, int start, int count, ParallelOptions parallel)
    {
        var widest = 0;
        for (var j = 0; j < Dimensions; j++)
        {
            var span = Columns[j].AsSpan(start, count);
            var at = (node * Dimensions) + j;
            (Lower[at], Upper[at]) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var value in span)
            {
                Lower[at] = Math.Min(Lower[at], value);
                Upper[at] = Math.Max(Upper[at], value);
            }

            widest = Upper[at] - Lower[at] > Upper[(node * Dimensions) + widest] - Lower[(node * Dimensions) + widest] ? j : widest;
        }

        if (count <= LeafSize)
        {
            SortLeaf(start, count);
            for (var j = 0; j < Dimensions; j++)
            {
                var sum = 0.0;
                foreach (var value in Columns[j].AsSpan(start, count))
                {
                    sum += value;
                }

                Sums[(node * Dimensions) + j] = sum;
            }

            return;
        }

        var leftCount = LeftCount(count);
        var right = node + (2 * Leaves(leftCount));
        Select(start, start + count - 1, start + leftCount, widest);
        if (count >= ParallelPoints && parallel.MaxDegreeOfParallelism != 1)
        {
            Parallel.Invoke(
                parallel,
                () => BuildNode(node + 1, start, leftCount, parallel),
                () => BuildNode(right, start + leftCount, count - leftCount, parallel));
        }
        else
        {
            BuildNode(node + 1, start, leftCount, parallel);
            BuildNode(right, start + leftCount, count - leftCount, parallel);
        }

        for (var j = 0; j < Dimensions; j++)
        {
            Sums[(node * Dimensions) + j] = Sums[((node + 1) * Dimensions) + j] + Sums[(right * Dimensions) + j];
        }
    }

    /// <summary>
    /// Hoare's selection: afterwards everything before <paramref name="target"/> is at most, everything after at least the point there.
    /// </summary>
    private void Select(int low, int high, int target, int first)
    {
        Span<double> pivot = stackalloc double[Dimensions];
        while (low < high)
        {
            TakePivot(pivot, low, high, first);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (Compare(i, pivot, first) < 0)
                {
                    i++;
                }

                while (Compare(j, pivot, first) > 0)
                {
                    j--;
                }

                if (i <= j)
                {
                    Swap(i++, j--);
                }
            }

            if (target <= j)
            {
                high = j;
            }
            else if (target >= i)
            {
                low = i;
            }
            else
            {
                return;
            }
        }
    }

    private void TakePivot(Span<double> pivot, int low, int high, int first)
    {
        var middle = low + ((high - low) / 2);
        var (a, b, c) = (Columns[first][low], Columns[first][middle], Columns[first][high]);
        var at = a < b ? (b < c ? middle : a < c ? high : low) : (a < c ? low : b < c ? high : middle);
        for (var j = 0; j < Dimensions; j++)
        {
            pivot[j] = Columns[j][at];
        }
    }

    private int Compare(int position, ReadOnlySpan<double> point, int first)
    {
        var value = Columns[first][position];
        if (value != point[first])
        {
            return value < point[first] ? -1 : 1;
        }

        for (var j = 0; j < point.Length; j++)
        {
            if (Columns[j][position] != point[j])
            {
                return Columns[j][position] < point[j] ? -1 : 1;
            }
        }

        return 0;
    }

    private void Swap(int a, int b)
    {
        foreach (var column in Columns)
        {
            (column[a], column[b]) = (column[b], column[a]);
        }
    }

    private void SortLeaf(int start, int count)
    {
        Span<double> point = stackalloc double[Dimensions];
        for (var i = start + 1; i < start + count; i++)
        {
            for (var j = 0; j < point.Length; j++)
            {
                point[j] = Columns[j][i];
            }

            // Binary search for the place, then one move per column.
            var (low, high) = (start, i);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Compare(middle, point, 0) <= 0 ? (middle + 1, high) : (low, middle);
            }

            for (var j = 0; j < point.Length && low < i; j++)
            {
                Array.Copy(Columns[j], low, Columns[j], low + 1, i - low);
                Columns[j][low] = point[j];
            }
        }
    }
}
