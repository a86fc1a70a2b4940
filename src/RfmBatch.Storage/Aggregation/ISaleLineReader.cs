namespace RfmBatch.Storage.Aggregation;

/// <summary>Receives lines, ascending by customer.</summary>
public interface ISaleLineReader
{
    /// <summary>Receives a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="orderId">Its order, UTF-8, valid during the call: millions of them need not become strings to be compared.</param>
    void Add(in SaleLine line, ReadOnlySpan<byte> orderId);
}
