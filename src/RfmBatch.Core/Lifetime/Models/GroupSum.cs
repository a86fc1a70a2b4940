namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Sums over groups on all cores; the sum does not depend on the number of threads.</summary>
internal static class GroupSum
{
    private const int ChunkSize = 8192;

    /// <summary>Adds up what each chunk of items contributes, chunk by chunk in order.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="width">Numbers per contribution.</param>
    /// <param name="add">Adds the items from (inclusive) to (exclusive) to the array.</param>
    public static double[] Of(int count, int width, Action<int, int, double[]> add)
    {
        var chunks = new double[(count + ChunkSize - 1) / ChunkSize][];
        Parallel.For(0, chunks.Length, chunk =>
        {
            var sums = new double[width];
            add(chunk * ChunkSize, Math.Min(count, (chunk + 1) * ChunkSize), sums);
            chunks[chunk] = sums;
        });
        var totals = new double[width];
        foreach (var sums in chunks)
        {
            for (var i = 0; i < width; i++)
            {
                totals[i] += sums[i];
            }
        }

        return totals;
    }
}
