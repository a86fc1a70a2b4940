namespace RfmBatch.Storage.Aggregation;

/// <summary>What cohorts and months are counted from: a line, or the lines of one order, day and kind added up.</summary>
/// <param name="CustomerKey">The customer; lines come ascending by it.</param>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Kind">What it counts as.</param>
/// <param name="Amount">Ten-thousandths.</param>
public readonly record struct SaleLine(int CustomerKey, int Day, SaleLineKind Kind, long Amount);
