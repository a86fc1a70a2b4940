namespace RfmBatch.Core.Reading;

/// <summary>The bridge of one segment: revenue = customers × orders per customer × amount per order.</summary>
/// <remarks>
/// The change of a product of three factors is given to its factors by their Shapley values, the mean over the 3! orders in which the
/// factors may change one after the other: exact, symmetric in time (swapping the runs swaps the signs) and defined for factors of any
/// sign. L. S. Shapley, "A value for n-person games" (1953); for three factors written out by J. W. Sun, "Changes in energy consumption and
/// energy intensity: a complete decomposition model", Energy Economics 20 (1998), eq. 12–14; A. F. Shorrocks, "Decomposition procedures for
/// distributional analysis", Journal of Economic Inequality 11 (2013). A logarithmic mean (LMDI) would do without averaging, but has no
/// value for negative revenue, which net returns make. The effect of customers is linear in their number, so it is given on to those who
/// entered, left and moved, each with the same weight.
/// </remarks>
internal readonly struct SegmentBridge
{
    private readonly SegmentLevel _from;
    private readonly SegmentLevel _to;
    private readonly decimal _fromOrders;
    private readonly decimal _toOrders;
    private readonly decimal _fromAmount;
    private readonly decimal _toAmount;

    public SegmentBridge(SegmentLevel from, SegmentLevel to)
    {
        (_from, _to) = (from, to);

        // A rate that one run cannot have (nobody, no order) is taken from the other: nothing is then said to have changed in it.
        var fromOrders = Rate(from.OrderCount, from.CustomerCount);
        var toOrders = Rate(to.OrderCount, to.CustomerCount);
        _fromOrders = fromOrders ?? toOrders ?? 0;
        _toOrders = toOrders ?? fromOrders ?? 0;
        var fromAmount = Rate(from.RevenueAmount, from.OrderCount);
        var toAmount = Rate(to.RevenueAmount, to.OrderCount);
        _fromAmount = fromAmount ?? toAmount ?? 0;
        _toAmount = toAmount ?? fromAmount ?? 0;
    }

    /// <summary>Change of revenue for one customer more, ten-thousandths.</summary>
    public decimal PerCustomer => Mean(_fromOrders, _toOrders, _fromAmount, _toAmount);

    /// <summary>Effect of orders per customer, ten-thousandths.</summary>
    public decimal OrdersPerCustomer => (_toOrders - _fromOrders) * Mean(_from.CustomerCount, _to.CustomerCount, _fromAmount, _toAmount);

    /// <summary>Effect of the amount per order, ten-thousandths.</summary>
    public decimal AmountPerOrder => (_toAmount - _fromAmount) * Mean(_from.CustomerCount, _to.CustomerCount, _fromOrders, _toOrders);

    /// <summary>Change of revenue that no order brought, ten-thousandths.</summary>
    public decimal WithoutOrders => Unordered(_to) - Unordered(_from);

    private static decimal? Rate(long numerator, long denominator) => denominator == 0 ? null : (decimal)numerator / denominator;

    private static long Unordered(SegmentLevel level) => level.OrderCount == 0 ? level.RevenueAmount : 0;

    // The mean product of the two other factors over the orders of change: both old, both new a third each, mixed a sixth each.
    private static decimal Mean(decimal a0, decimal a1, decimal b0, decimal b1) =>
        ((2 * a0 * b0) + (a0 * b1) + (a1 * b0) + (2 * a1 * b1)) / 6;
}

/// <summary>A segment of one run in totals.</summary>
/// <param name="CustomerCount">Customers.</param>
/// <param name="OrderCount">Their orders in the window.</param>
/// <param name="RevenueAmount">Their revenue in the window, ten-thousandths.</param>
public readonly record struct SegmentLevel(int CustomerCount, long OrderCount, long RevenueAmount)
{
    /// <summary>With one customer more.</summary>
    public SegmentLevel Add(int orders, long revenue) => new(CustomerCount + 1, OrderCount + orders, RevenueAmount + revenue);
}
