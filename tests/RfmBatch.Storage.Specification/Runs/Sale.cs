namespace RfmBatch.Storage.Specification.Runs;

/// <summary>One line of test data; amounts in currency units.</summary>
public sealed record Sale(string CustomerId, string OrderId, DateOnly Date, decimal Amount, bool IsReturn = false);
