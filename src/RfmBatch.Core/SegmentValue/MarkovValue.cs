namespace RfmBatch.Core.SegmentValue;

/// <summary>The value of a customer of each segment, if customers keep moving between segments as they did in the last year.</summary>
/// <remarks>
/// V = Σ_{t=0..10} Pᵗ r ÷ 1.1ᵗ. P is estimated from the customers of the earlier run, so that newcomers do not count: P(s, z) = share of
/// those in segment s who are in z now; who left the population counts in the denominator and is worth nothing. A segment that had nobody
/// stays where it is (its row is the identity's), and <c>No Purchase</c> is a segment as any. r is the mean sales of the 365 days before
/// the later run, by its segments. The horizon and the rate of 10 % are those of A. De Bruyn, Foundations of marketing analytics (ESSEC),
/// module 4, "Managerial segmentation and customer lifetime value".
/// </remarks>
public static class MarkovValue
{
    /// <summary>Fewest days between the runs.</summary>
    public const int MinDays = 335;

    /// <summary>Days between the runs that are best.</summary>
    public const int BestDays = 365;

    /// <summary>Most days between the runs.</summary>
    public const int MaxDays = 395;

    /// <summary>Days of sales before the later run.</summary>
    public const int SalesDays = 365;

    private const int Years = 10;
    private const double YearFactor = 1.1;

    /// <summary>Values a customer of each segment, in the unit of the sales.</summary>
    /// <param name="segments">All segments of both runs.</param>
    /// <param name="from">Customer and segment in the earlier run, ascending by customer.</param>
    /// <param name="to">Customer and segment in the later run, ascending by customer.</param>
    /// <param name="sales">Sum of sales of the last 365 days by segment of the later run; absent is 0.</param>
    public static IReadOnlyDictionary<int, double> PerCustomer(
        IReadOnlyCollection<int> segments,
        (int[] CustomerKeys, int[] SegmentKeys) from,
        (int[] CustomerKeys, int[] SegmentKeys) to,
        IReadOnlyDictionary<int, long> sales)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(sales);
        var keys = segments.Union(from.SegmentKeys).Union(to.SegmentKeys).Order().ToArray();
        var index = keys.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        var transitions = Transitions(index, from, to);
        var means = MeanSales(keys, index, to.SegmentKeys, sales);

        // Horner: v ← r + P v ÷ 1.1, ten times from v = r.
        var values = means;
        for (var year = 0; year < Years; year++)
        {
            values = [.. keys.Select((_, s) => means[s] + (Product(transitions, s, values) / YearFactor))];
        }

        return keys.ToDictionary(key => key, key => values[index[key]]);
    }

    private static double[,] Transitions(
        Dictionary<int, int> index, (int[] CustomerKeys, int[] SegmentKeys) from, (int[] CustomerKeys, int[] SegmentKeys) to)
    {
        var matrix = new double[index.Count, index.Count];
        var counts = new int[index.Count];
        var j = 0;
        for (var i = 0; i < from.CustomerKeys.Length; i++)
        {
            var segment = index[from.SegmentKeys[i]];
            counts[segment]++;
            while (j < to.CustomerKeys.Length && to.CustomerKeys[j] < from.CustomerKeys[i])
            {
                j++;
            }

            if (j < to.CustomerKeys.Length && to.CustomerKeys[j] == from.CustomerKeys[i])
            {
                matrix[segment, index[to.SegmentKeys[j]]]++;
            }
        }

        for (var s = 0; s < index.Count; s++)
        {
            matrix[s, s] = counts[s] == 0 ? 1 : matrix[s, s];
            for (var z = 0; z < index.Count && counts[s] > 0; z++)
            {
                matrix[s, z] /= counts[s];
            }
        }

        return matrix;
    }

    private static double[] MeanSales(int[] keys, Dictionary<int, int> index, int[] toSegments, IReadOnlyDictionary<int, long> sales)
    {
        var counts = new int[keys.Length];
        foreach (var segment in toSegments)
        {
            counts[index[segment]]++;
        }

        return [.. keys.Select((key, s) => counts[s] == 0 ? 0 : (double)sales.GetValueOrDefault(key) / counts[s])];
    }

    private static double Product(double[,] matrix, int row, double[] vector)
    {
        var sum = 0.0;
        for (var z = 0; z < vector.Length; z++)
        {
            sum += matrix[row, z] * vector[z];
        }

        return sum;
    }
}
