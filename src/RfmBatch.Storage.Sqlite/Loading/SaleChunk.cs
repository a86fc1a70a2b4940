using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Some rows of a batch in the order in which they are written.</summary>
/// <remarks>
/// A batch is larger than the processor's caches. Fetching a row's columns one after the other would wait for memory at each; fetching one
/// column for many rows has many of them on their way at once.
/// </remarks>
internal sealed class SaleChunk
{
    public const int Capacity = 4096;

    public int[] Customers { get; } = new int[Capacity];

    public int[] ProductKeys { get; } = new int[Capacity];

    public int[] OrderDays { get; } = new int[Capacity];

    public int[] OrderStarts { get; } = new int[Capacity];

    public int[] OrderLengths { get; } = new int[Capacity];

    public long[] Quantities { get; } = new long[Capacity];

    public long[] Amounts { get; } = new long[Capacity];

    public bool[] Returns { get; } = new bool[Capacity];

    /// <summary>Takes rows of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="order">The rows, each in the lower half of its number.</param>
    /// <param name="products">Keys of products.</param>
    public void Gather(LoadBatch batch, ReadOnlySpan<long> order, SqliteProductWriter products)
    {
        Take(batch.Customers, order, Customers);
        Take(batch.OrderDays, order, OrderDays);
        Take(batch.Quantities, order, Quantities);
        Take(batch.Amounts, order, Amounts);
        Take(batch.Returns, order, Returns);
        for (var position = 0; position < order.Length; position++)
        {
            var row = (int)order[position];
            ProductKeys[position] = products.KeyOf(batch.Products[row]);
            (OrderStarts[position], OrderLengths[position]) = batch.OrderIdRange(row);
        }
    }

    private static void Take<T>(T[] column, ReadOnlySpan<long> order, T[] taken)
    {
        for (var position = 0; position < order.Length; position++)
        {
            taken[position] = column[(int)order[position]];
        }
    }
}
