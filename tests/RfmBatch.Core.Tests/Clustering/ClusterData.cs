using System.Globalization;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Clustering;

/// <summary>Points for clusters: public data, and made data from a seed.</summary>
internal static class ClusterData
{
    /// <summary>Fisher's iris, four measures as they are.</summary>
    public static FeatureColumns Iris() => FeatureColumns.AsTheyAre(Columns(PublicData.Rows("clustering/iris.csv"), 1, 2, 3, 4));

    /// <summary>Recency, frequency and money of the 4,338 customers of UCI Online Retail.</summary>
    public static double[][] OnlineRetail() => Columns(GoldenData.Rows("online_retail_rfm_scores.csv"), 3, 1, 2);

    /// <summary>The numbers of a golden file without header, one to a line.</summary>
    public static double[] Golden(string name) => [.. GoldenData.Rows(name, 0).Select(row => Number(row[0]))];

    /// <summary>Skewed columns such as recency, frequency and money have.</summary>
    public static double[][] Made(int count, int seed)
    {
        var random = new Random(seed);
        double[][] columns = [new double[count], new double[count], new double[count]];
        for (var i = 0; i < count; i++)
        {
            var kind = random.NextDouble();
            columns[0][i] = Math.Floor(Math.Pow(random.NextDouble(), 2) * 365) + 1;
            columns[1][i] = Math.Floor(-Math.Log(1 - random.NextDouble()) * (kind < 0.3 ? 12 : 2)) + 1;
            columns[2][i] = Math.Round(columns[1][i] * Math.Exp(3 + Normal(random)), 2);
        }

        return columns;
    }

    /// <summary>Round clusters with their centres 10 apart.</summary>
    public static double[][] Groups(int groups, int perGroup, int seed)
    {
        var random = new Random(seed);
        var points = Enumerable.Range(0, groups * perGroup)
            .Select(i => new[] { (i % groups * 10) + Normal(random), (i % groups * i % 7) + Normal(random) })
            .ToArray();
        return [[.. points.Select(point => point[0])], [.. points.Select(point => point[1])]];
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>The mean silhouette, pair by pair as Rousseeuw (1987) defines it.</summary>
    public static double SilhouetteByDefinition(double[][] columns, byte[] labels, int clusters)
    {
        var counts = Enumerable.Range(0, clusters).Select(c => labels.Count(label => label == c)).ToArray();
        var total = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var sums = new double[clusters];
            for (var j = 0; j < labels.Length; j++)
            {
                var squared = 0.0;
                foreach (var column in columns)
                {
                    squared += (column[i] - column[j]) * (column[i] - column[j]);
                }

                sums[labels[j]] += Math.Sqrt(squared);
            }

            if (counts[labels[i]] > 1)
            {
                var a = sums[labels[i]] / (counts[labels[i]] - 1);
                var b = Enumerable.Range(0, clusters).Where(c => c != labels[i]).Min(c => sums[c] / counts[c]);
                total += (b - a) / Math.Max(a, b);
            }
        }

        return total / labels.Length;
    }

    public static void Close(double expected, double? actual, double tolerance) =>
        Assert.True(
            actual is { } value && Math.Abs(value - expected) <= tolerance, $"{actual:R} is not within {tolerance} of {expected:R}.");

    private static double[][] Columns(IReadOnlyList<string[]> rows, params int[] columns) =>
        [.. columns.Select(column => rows.Select(row => Number(row[column])).ToArray())];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
