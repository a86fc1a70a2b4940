namespace RfmBatch.Application.Sampling;

/// <summary>A file that was made.</summary>
/// <param name="Customers">Customers in it.</param>
/// <param name="Orders">Orders, without returns.</param>
/// <param name="Rows">Rows without the header.</param>
/// <param name="Returns">Rows that are returns.</param>
public sealed record SampleOutcome(int Customers, long Orders, long Rows, long Returns);
