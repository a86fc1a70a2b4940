namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Sums over the repeat purchases of a population that likelihoods of different models differ by.</summary>
/// <param name="RepeatOrders">How many there are.</param>
/// <param name="SumLogGaps">Σ ln gap in weeks to the purchase before, of MBG/CNBD-k.</param>
/// <param name="SumLogIndexes">Σ ln index of the month: the Jacobian of operational time.</param>
internal readonly record struct PurchaseTimes(double RepeatOrders, double SumLogGaps, double SumLogIndexes)
{
    /// <summary>Of the purchases before a day.</summary>
    public static PurchaseTimes Of(PurchaseLog log, int end, bool isNet, WeekClock clock)
    {
        var (orders, gaps, indexes) = (new int[log.Count], new double[log.Count], new double[log.Count]);
        PurchaseView.Each(log, end, isNet, (customer, net) =>
        {
            var days = net.Days;
            for (var i = 1; i < days.Length; i++)
            {
                orders[customer]++;
                gaps[customer] += Math.Log(clock.Weeks(days[i - 1], days[i]));
                indexes[customer] += clock.LogIndex(days[i]);
            }
        });
        // Added up in the customers' order, so that the number of threads does not matter.
        return new PurchaseTimes(orders.Sum(count => (long)count), gaps.Sum(), indexes.Sum());
    }
}
