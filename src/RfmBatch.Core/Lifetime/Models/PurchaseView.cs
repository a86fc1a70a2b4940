namespace RfmBatch.Core.Lifetime.Models;

/// <summary>A log seen from a date: histories until then, and what came after.</summary>
internal static class PurchaseView
{
    private const int ChunkSize = 8192;

    /// <summary>Histories of the rows dated before a day; only returns dated before it count.</summary>
    /// <param name="log">The log.</param>
    /// <param name="end">First day not observed, days since 1970-01-01.</param>
    /// <param name="isNet">Whether returns reduce purchases.</param>
    public static PurchaseHistory HistoryAt(this PurchaseLog log, int end, bool isNet)
    {
        var count = log.Count;
        var history = new PurchaseHistory
        {
            RepeatOrderDays = new int[count],
            AgesAtLastOrder = new int[count],
            Ages = new int[count],
            RepeatSalesAmounts = new long[count],
            FirstSalesAmounts = new long[count],
            ObservedTo = end - 1,
        };
        var sums = Each(log, end, isNet, (customer, net) =>
        {
            history.RepeatOrderDays[customer] = net.Count - 1;
            if (net.Count == 0)
            {
                return;
            }

            history.AgesAtLastOrder[customer] = net.Days[^1] - net.Days[0];
            history.Ages[customer] = end - 1 - net.Days[0];
            history.FirstSalesAmounts[customer] = net.Amounts[0];
            foreach (var amount in net.Amounts[1..])
            {
                history.RepeatSalesAmounts[customer] += amount;
            }
        });
        return sums.Returned <= 0 ? history : new PurchaseHistory
        {
            RepeatOrderDays = history.RepeatOrderDays,
            AgesAtLastOrder = history.AgesAtLastOrder,
            Ages = history.Ages,
            RepeatSalesAmounts = history.RepeatSalesAmounts,
            FirstSalesAmounts = history.FirstSalesAmounts,
            ObservedTo = end - 1,
            UnmatchedReturnShare = (double)sums.Unmatched / sums.Returned,
        };
    }

    /// <summary>What came within a time: purchase days net of all returns until its end, and revenue by the dates of its lines.</summary>
    /// <param name="log">The log.</param>
    /// <param name="from">First day.</param>
    /// <param name="end">The day after the last.</param>
    /// <param name="isNet">Whether returns count.</param>
    public static PurchaseOutcome OutcomeBetween(this PurchaseLog log, int from, int end, bool isNet)
    {
        var outcome = new PurchaseOutcome(new int[log.Count], new long[log.Count]);
        Each(log, end, isNet, (customer, net) =>
        {
            var days = net.Days;
            for (var i = days.Length - 1; i >= 0 && days[i] >= from; i--)
            {
                outcome.OrderDays[customer]++;
            }

            for (var row = log.Ends[customer] - 1; row >= log.Starts[customer] && log.Days[row] >= from; row--)
            {
                outcome.Amounts[customer] += log.Days[row] < end && (isNet || !log.IsReturn[row]) ? log.Amounts[row] : 0;
            }
        });
        return outcome;
    }

    /// <summary>Calls an action for every customer, on all cores; the sums do not depend on the number of threads.</summary>
    public static (long Returned, long Unmatched) Each(PurchaseLog log, int end, bool isNet, Action<int, NetPurchases> action)
    {
        var (returned, unmatched) = (0L, 0L);
        Parallel.For(0, (log.Count + ChunkSize - 1) / ChunkSize, chunk =>
        {
            var (net, mine, open) = (new NetPurchases(), 0L, 0L);
            for (var customer = chunk * ChunkSize; customer < Math.Min(log.Count, (chunk + 1) * ChunkSize); customer++)
            {
                net.Read(log, customer, end, isNet);
                action(customer, net);
                (mine, open) = (mine + net.Returned, open + net.Unmatched);
            }

            Interlocked.Add(ref returned, mine);
            Interlocked.Add(ref unmatched, open);
        });
        return (returned, unmatched);
    }
}

/// <summary>What customers bought within a time, in columns parallel to the log.</summary>
/// <param name="OrderDays">Purchase days.</param>
/// <param name="Amounts">Revenue, ten-thousandths.</param>
internal sealed record PurchaseOutcome(int[] OrderDays, long[] Amounts);
