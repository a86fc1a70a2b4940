namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// What the purchase models know of each customer, in columns of <see cref="Count"/> elements: whole days, all purchases before a date (the
/// window does not count), net of returns where these count.
/// </summary>
/// <remarks>
/// Two recencies exist: <c>RecencyDays</c> counts back from as-of; these columns count forward from the customer's first purchase, as the
/// BTYD papers do.
/// </remarks>
internal sealed class PurchaseHistory
{
    /// <summary>Number of customers.</summary>
    public int Count => RepeatOrderDays.Length;

    /// <summary>x: purchase days after the first, or −1 for a customer without one.</summary>
    public required int[] RepeatOrderDays { get; init; }

    /// <summary>t_x in days: last purchase − first purchase; 0 without a repeat purchase.</summary>
    public required int[] AgesAtLastOrder { get; init; }

    /// <summary>T in days: last observed day − first purchase.</summary>
    public required int[] Ages { get; init; }

    /// <summary>Amounts of the repeat days, ten-thousandths.</summary>
    public required long[] RepeatSalesAmounts { get; init; }

    /// <summary>Amounts of the first days, ten-thousandths.</summary>
    public required long[] FirstSalesAmounts { get; init; }

    /// <summary>The last observed day, days since 1970-01-01.</summary>
    public int ObservedTo { get; init; }

    /// <summary>Share of the returns that found no purchase to reduce, 0..1; 0 without returns, or where they do not count.</summary>
    public double UnmatchedReturnShare { get; init; }
}
