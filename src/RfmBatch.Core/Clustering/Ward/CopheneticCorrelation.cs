using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Core.Clustering.Ward;

/// <summary>Correlation over pairs of points of their distance with the height at which the hierarchy brings them together.</summary>
/// <param name="Value">−1..1, or null where one of the two does not vary.</param>
/// <param name="SampleSize">Points whose pairs were taken.</param>
/// <param name="IsExact">Whether all pairs were taken, of a hierarchy of single points. Points of one micro-cluster come together at height
/// 0.</param>
/// <remarks>
/// Sokal &amp; Rohlf, "The comparison of dendrograms by objective methods", Taxon 11, 1962. O(n²) time and O(n) memory: points are laid in
/// an order in which every cluster of the hierarchy is a stretch, so that the pairs a merge brings together are two stretches.
/// </remarks>
public sealed record CopheneticCorrelation(double? Value, int SampleSize, bool IsExact)
{
    /// <summary>Up to this many points all pairs are taken: 200 million, some tenths of a second.</summary>
    public const int ExactPoints = 20_000;

    internal static CopheneticCorrelation Of(double[][] columns, int[] cells, WardMerge[] merges, bool isHierarchyExact, int seed)
    {
        var rows = Sample(cells.Length, Math.Min(cells.Length, ExactPoints), new RandomStream(seed, -3));
        var counts = new int[merges.Length + 1];
        foreach (var row in rows)
        {
            counts[cells[row]]++;
        }

        var places = Lay(counts, merges);
        double[][] laid = [.. columns.Select(_ => new double[rows.Length])];
        var free = (int[])places.Clone();
        foreach (var row in rows)
        {
            var at = free[cells[row]]++;
            for (var j = 0; j < laid.Length; j++)
            {
                laid[j][at] = columns[j][row];
            }
        }

        return new CopheneticCorrelation(
            Correlation(laid, places, counts, merges), rows.Length, isHierarchyExact && rows.Length == cells.Length);
    }

    // Clusters are chains of cells: a merge hangs the second on the end of the first, and the last chain is the order. Gives each cell the
    // place of its first point.
    private static int[] Lay(int[] counts, WardMerge[] merges)
    {
        var (next, last) = (new int[counts.Length], Enumerable.Range(0, counts.Length).ToArray());
        Array.Fill(next, -1);
        var forest = new DisjointSet(counts.Length);
        foreach (var merge in merges)
        {
            var (first, second) = (forest.Find(merge.First), forest.Find(merge.Second));
            (next[last[first]], last[first]) = (second, last[second]);
            forest.Join(first, second);
        }

        var places = new int[counts.Length];
        for (var (cell, place) = (forest.Find(0), 0); cell >= 0; place += counts[cell], cell = next[cell])
        {
            places[cell] = place;
        }

        return places;
    }

    private static double? Correlation(double[][] laid, int[] places, int[] counts, WardMerge[] merges)
    {
        var sums = new PairSums(laid);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            sums.AddWithin(places[cell], counts[cell]);
        }

        // The merges again, now that the places are known; the first cluster stands for both, so its place is that of the new one.
        var (forest, sizes) = (new DisjointSet(counts.Length), (int[])counts.Clone());
        foreach (var merge in merges)
        {
            var (first, second) = (forest.Find(merge.First), forest.Find(merge.Second));
            sums.AddBetween(places[first], sizes[first], places[second], sizes[second], merge.Height);
            sizes[first] += sizes[second];
            forest.Join(first, second);
        }

        return sums.Correlation();
    }

    private static int[] Sample(int n, int size, RandomStream random)
    {
        var rows = Enumerable.Range(0, n).ToArray();
        for (var i = 0; i < size && size < n; i++)
        {
            var other = i + random.Next(n - i);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }

        return rows[..size];
    }

    // x: distances, y: heights.
    private sealed class PairSums(double[][] columns)
    {
        private double _x, _y, _yy, _xy;

        // Height 0.
        public void AddWithin(int start, int count)
        {
            for (var i = start; i < start + count; i++)
            {
                _x += SumTo(i, i + 1, start + count - i - 1);
            }
        }

        public void AddBetween(int first, int firstCount, int second, int secondCount, double height)
        {
            // The longer stretch is read in vectors.
            var isFirstLonger = firstCount >= secondCount;
            var (longer, longerCount) = isFirstLonger ? (first, firstCount) : (second, secondCount);
            var (shorter, shorterCount) = isFirstLonger ? (second, secondCount) : (first, firstCount);
            var distances = 0.0;
            for (var i = shorter; i < shorter + shorterCount; i++)
            {
                distances += SumTo(i, longer, longerCount);
            }

            var pairs = (double)firstCount * secondCount;
            _x += distances;
            _y += height * pairs;
            _yy += height * height * pairs;
            _xy += height * distances;
        }

        public double? Correlation()
        {
            var n = columns[0].Length;
            var pairs = (double)n * (n - 1) / 2;
            if (pairs < 2)
            {
                return null;
            }

            // Squared distances of all pairs sum to n times the squares about the mean.
            var xx = n * columns.Sum(column => Squares(column, column.Average()));
            var (varianceX, varianceY) = (xx - (_x * _x / pairs), _yy - (_y * _y / pairs));
            var scale = 1e-12 * (xx + _yy);
            return varianceX <= scale || varianceY <= scale
                ? null
                : Math.Clamp((_xy - (_x * _y / pairs)) / Math.Sqrt(varianceX) / Math.Sqrt(varianceY), -1, 1);
        }

        private double SumTo(int point, int start, int count)
        {
            Span<double> at = stackalloc double[columns.Length];
            for (var j = 0; j < at.Length; j++)
            {
                at[j] = columns[j][point];
            }

            return Distances.SumTo(columns, start, count, at);
        }

        private static double Squares(double[] column, double mean) => column.Sum(value => (value - mean) * (value - mean));
    }
}
