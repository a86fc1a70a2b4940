namespace RfmBatch.Storage.Publication;

/// <summary>Receives a line.</summary>
/// <param name="line">The line.</param>
/// <param name="orderId">Its order, UTF-8, valid during the call: millions of them need not become strings to be compared.</param>
public delegate void SaleLineReader(in SaleLine line, ReadOnlySpan<byte> orderId);
