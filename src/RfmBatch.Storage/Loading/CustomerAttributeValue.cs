namespace RfmBatch.Storage.Loading;

/// <summary>What a load says at last about one attribute of one customer.</summary>
/// <param name="CustomerIndex">The customer's number in this load.</param>
/// <param name="AttributeName">The column's name.</param>
/// <param name="AttributeValue">The value of the latest row (by date, then line).</param>
/// <param name="ValidFrom">The first day of the last stretch of rows with that value, days since 1970-01-01.</param>
/// <param name="LastSeen">The day of the latest row.</param>
/// <param name="IsWholeStretch">Whether the load knows no other value of it, so that a stretch stored earlier may continue.</param>
public readonly record struct CustomerAttributeValue(int CustomerIndex, string AttributeName, string AttributeValue, int ValidFrom, int LastSeen, bool IsWholeStretch);
