namespace RfmBatch.Storage.Aggregation;

/// <summary>Connections that share a large query, each a range of customer keys after the other.</summary>
/// <param name="readerCount">Their number; 1 where the server itself runs in parallel.</param>
internal sealed class RangeReaders(int readerCount)
{
    // Below this a second connection costs more than it saves.
    private const int MinCustomersPerRange = 20_000;

    // Customers who came early have more transactions: whoever is done with a range takes the next.
    private const int RangesPerReader = 8;

    /// <summary>Reads all customers of a stamp.</summary>
    /// <param name="stamp">Has the range of customer keys.</param>
    /// <param name="read">Reads a range.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What was read, ascending by range.</returns>
    public async Task<T[]> ReadAsync<T>(
        LoadStamp stamp, Func<CustomerKeyRange, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var ranges = Ranges(stamp);
        var parts = new T[ranges.Count];
        var readers = new ParallelOptions { MaxDegreeOfParallelism = readerCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ranges.Count, readers, async (range, token) => parts[range] = await read(ranges[range], token));
        return parts;
    }

    private List<CustomerKeyRange> Ranges(LoadStamp stamp)
    {
        var customers = (long)stamp.LastCustomerKey - stamp.FirstCustomerKey + 1;
        var count = readerCount == 1 ? 1 : Math.Clamp(customers / MinCustomersPerRange, 1, readerCount * RangesPerReader);
        var ranges = new List<CustomerKeyRange>();
        for (var i = 0; i < count; i++)
        {
            ranges.Add(new CustomerKeyRange(
                (int)(stamp.FirstCustomerKey + (customers * i / count)),
                (int)(stamp.FirstCustomerKey + (customers * (i + 1) / count) - 1)));
        }

        return ranges;
    }
}

/// <summary>Some of the customers.</summary>
/// <param name="From">Smallest customer key.</param>
/// <param name="To">Largest customer key.</param>
internal readonly record struct CustomerKeyRange(int From, int To);
