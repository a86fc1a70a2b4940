namespace RfmBatch.Storage.Aggregation;

/// <summary>Equal where customers' attributes were not changed between two looks.</summary>
/// <param name="LastLoadKey">Key of the newest completed load.</param>
/// <param name="AttributeCount">Attributes of all customers; forgetting a customer lowers it.</param>
public sealed record AttributeStamp(int LastLoadKey, int AttributeCount);
