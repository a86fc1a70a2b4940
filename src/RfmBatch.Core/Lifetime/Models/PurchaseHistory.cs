namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// What the purchase models know of each customer, in columns of <see cref="Count"/> elements: whole days, all sales before as-of (the
/// window does not count).
/// </summary>
/// <remarks>
/// Two recencies exist: <c>RecencyDays</c> counts back from as-of; these columns count forward from the customer's first purchase, as the
/// BTYD papers do.
/// </remarks>
public sealed class PurchaseHistory
{
    /// <summary>Number of customers.</summary>
    public int Count => RepeatOrderDays.Length;

    /// <summary>x: days with a sale after the day of the first, or −1 for a customer without a sale.</summary>
    public required int[] RepeatOrderDays { get; init; }

    /// <summary>t_x in days: last sale − first sale; 0 without a repeat purchase.</summary>
    public required int[] AgesAtLastOrder { get; init; }

    /// <summary>T in days: last observed day − first sale.</summary>
    public required int[] Ages { get; init; }

    /// <summary>Sales on the repeat days, ten-thousandths.</summary>
    public required long[] RepeatSalesAmounts { get; init; }
}
