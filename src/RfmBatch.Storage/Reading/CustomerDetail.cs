namespace RfmBatch.Storage.Reading;

/// <summary>What is known about one customer beside its figures.</summary>
/// <param name="CustomerKey">Key of the customer.</param>
/// <param name="CustomerId">Id in the source.</param>
/// <param name="Attributes">Attributes by name.</param>
/// <param name="CategoryName">The product category with the most sales before a day, or null where no sale has one.</param>
public sealed record CustomerDetail(int CustomerKey, string CustomerId, IReadOnlyList<KeyValuePair<string, string>> Attributes, string? CategoryName);
