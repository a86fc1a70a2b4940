using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;

namespace RfmBatch.Benchmarks;

/// <summary>Points to cluster, made from a seed, and their file: columns one after the other, little-endian float64.</summary>
internal static class ClusterPoints
{
    /// <summary>Three standardised columns.</summary>
    /// <param name="kind"><c>customers</c>: skewed days, orders and money of which many are equal, as log features. <c>cloud</c>: one round
    /// normal cloud, all points different, in which there is nothing to find and iterations are many. <c>blobs</c>: six that
    /// overlap.</param>
    /// <param name="count">Points.</param>
    public static FeatureColumns Make(string kind, int count)
    {
        var random = new Random(20260101);
        double[][] columns = [new double[count], new double[count], new double[count]];
        for (var i = 0; i < count; i++)
        {
            var point = kind switch
            {
                "customers" => Customer(random),
                "cloud" => (Normal(random), Normal(random), Normal(random)),
                "blobs" => Blob(random),
                _ => throw new ArgumentException($"There are no points called {kind}: take customers, cloud or blobs.", nameof(kind)),
            };
            (columns[0][i], columns[1][i], columns[2][i]) = point;
        }

        return FeatureColumns.Prepare(kind == "customers" ? ClusterFeatures.Log : ClusterFeatures.Raw, columns);
    }

    public static void Write(string path, double[][] columns)
    {
        using var writer = new BinaryWriter(File.Create(path));
        foreach (var value in columns.SelectMany(column => column))
        {
            writer.Write(value);
        }
    }

    public static FeatureColumns Read(string path)
    {
        var values = new double[new FileInfo(path).Length / sizeof(double)];
        Buffer.BlockCopy(File.ReadAllBytes(path), 0, values, 0, values.Length * sizeof(double));
        return FeatureColumns.AsTheyAre([.. values.Chunk(values.Length / 3)]);
    }

    private static (double Recency, double Frequency, double Money) Customer(Random random)
    {
        var days = Math.Floor(Math.Pow(random.NextDouble(), 2) * 365) + 1;
        var orders = Math.Floor(-Math.Log(1 - random.NextDouble()) * (random.NextDouble() < .3 ? 12 : 2)) + 1;
        return (days, orders, Math.Round(orders * Math.Exp(3 + Normal(random)), 2));
    }

    private static (double X, double Y, double Z) Blob(Random random)
    {
        var blob = random.Next(6);
        return ((blob % 2 * 3) + Normal(random), (blob % 3 * 2.5) + Normal(random), (blob / 2 * 2) + Normal(random));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
