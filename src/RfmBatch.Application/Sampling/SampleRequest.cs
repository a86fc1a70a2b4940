namespace RfmBatch.Application.Sampling;

/// <summary>What <c>sample</c> was asked for.</summary>
/// <param name="Customers">Customers with at least one order, 1..10,000,000.</param>
/// <param name="Seed">The same seed gives the same file, byte for byte (between platforms, logarithms that differ in their last bit can move single rows).</param>
/// <param name="Path">The CSV file; an existing one is replaced.</param>
public sealed record SampleRequest(int Customers, int Seed, string Path);
