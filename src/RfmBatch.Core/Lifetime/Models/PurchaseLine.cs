namespace RfmBatch.Core.Lifetime.Models;

/// <summary>One line, or the sum of several of one customer, day and kind.</summary>
/// <param name="CustomerKey">Whose.</param>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Amount">Ten-thousandths.</param>
/// <param name="IsReturn">Whether it is a return.</param>
/// <param name="IsSale">Whether it makes the day a purchase day: no return and, where zero amounts do not count, not of amount 0.</param>
public readonly record struct PurchaseLine(int CustomerKey, int Day, long Amount, bool IsReturn, bool IsSale);
