namespace RfmBatch.Core.Clustering;

/// <summary>Correlation over pairs of points of their distance with the height at which the hierarchy brings them together.</summary>
/// <param name="Value">−1..1, or null where one of the two does not vary.</param>
/// <param name="SampleSize">Points whose pairs were taken.</param>
/// <param name="IsExact">Whether all pairs were taken, of a hierarchy of single points. Points of one micro-cluster come together at height 0.</param>
/// <remarks>Sokal &amp; Rohlf, "The comparison of dendrograms by objective methods", Taxon 11, 1962.</remarks>
public sealed record CopheneticCorrelation(double? Value, int SampleSize, bool IsExact)
{
    /// <summary>Up to this many points all pairs are taken: 12.5 million.</summary>
    public const int ExactPoints = 5_000;

    internal static CopheneticCorrelation Of(double[][] columns, int[] cells, WardMerge[] merges, bool isHierarchyExact, int seed)
    {
        var n = cells.Length;
        var points = Sample(n, Math.Min(n, ExactPoints), new RandomStream(seed, -3));
        var members = new List<int>?[merges.Length + 1];
        var sums = new PairSums();
        var forest = new MergeForest(members.Length);
        foreach (var point in points)
        {
            Pair(sums, columns, members[cells[point]] ??= [], [point], 0);
            members[cells[point]]!.Add(point);
        }

        foreach (var merge in merges)
        {
            var (first, second) = (forest.Find(merge.First), forest.Find(merge.Second));
            var (more, fewer) = (members[first] ?? [], members[second] ?? []);
            Pair(sums, columns, more, fewer, merge.Height);
            (more, fewer) = more.Count >= fewer.Count ? (more, fewer) : (fewer, more);
            more.AddRange(fewer);
            forest.Join(first, second);
            (members[first], members[second]) = (more, null);
        }

        return new CopheneticCorrelation(sums.Correlation(), points.Length, isHierarchyExact && points.Length == n);
    }

    private static void Pair(PairSums sums, double[][] columns, List<int> some, List<int> others, double height)
    {
        foreach (var a in some)
        {
            foreach (var b in others)
            {
                var squared = 0.0;
                foreach (var column in columns)
                {
                    squared += (column[a] - column[b]) * (column[a] - column[b]);
                }

                sums.Add(Math.Sqrt(squared), height);
            }
        }
    }

    private static int[] Sample(int n, int size, RandomStream random)
    {
        var rows = Enumerable.Range(0, n).ToArray();
        for (var i = 0; i < size && size < n; i++)
        {
            var other = i + random.NextInt(n - i);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        return rows[..size];
    }

    private sealed class PairSums
    {
        private double _count, _x, _y, _xx, _yy, _xy;

        public void Add(double x, double y)
        {
            _count++;
            _x += x;
            _y += y;
            _xx += x * x;
            _yy += y * y;
            _xy += x * y;
        }

        public double? Correlation()
        {
            var (varianceX, varianceY) = (_xx - (_x * _x / _count), _yy - (_y * _y / _count));
            var scale = 1e-12 * (_xx + _yy);
            return _count < 2 || varianceX <= scale || varianceY <= scale ? null : Math.Clamp((_xy - (_x * _y / _count)) / Math.Sqrt(varianceX) / Math.Sqrt(varianceY), -1, 1);
        }
    }
}
