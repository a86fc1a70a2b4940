namespace RfmBatch.Core.Reading;

/// <summary>Walks two runs, ascending by customer, and notes levels and moves.</summary>
internal sealed class MoveCounter
{
    public SortedDictionary<int, (SegmentLevel From, SegmentLevel To)> Levels { get; } = [];

    /// <summary>By segment before and after; only customers whose segment is another one.</summary>
    public SortedDictionary<(int From, int To), SegmentMove> Moves { get; } = [];

    public List<CustomerMove> Movers { get; } = [];

    public static MoveCounter Count(ComparedCustomers from, ComparedCustomers to)
    {
        var counter = new MoveCounter();
        int i = 0, j = 0;
        while (i < from.CustomerKeys.Length || j < to.CustomerKeys.Length)
        {
            var a = i < from.CustomerKeys.Length ? from.CustomerKeys[i] : int.MaxValue;
            var b = j < to.CustomerKeys.Length ? to.CustomerKeys[j] : int.MaxValue;
            var (fromSegment, fromRevenue) = (RevenueBridge.NotInRun, 0L);
            var (toSegment, toRevenue) = (RevenueBridge.NotInRun, 0L);
            if (a <= b)
            {
                (fromSegment, fromRevenue) = (from.SegmentKeys[i], from.RevenueAmounts[i]);
                counter.Add(fromSegment, isLater: false, from.OrderCounts[i], fromRevenue);
                i++;
            }

            if (b <= a)
            {
                (toSegment, toRevenue) = (to.SegmentKeys[j], to.RevenueAmounts[j]);
                counter.Add(toSegment, isLater: true, to.OrderCounts[j], toRevenue);
                j++;
            }

            if (fromSegment != toSegment)
            {
                counter.Note(new CustomerMove(Math.Min(a, b), fromSegment, toSegment, fromRevenue, toRevenue));
            }
        }

        return counter;
    }

    private void Add(int segment, bool isLater, int orders, long revenue)
    {
        Levels.TryGetValue(segment, out var level);
        Levels[segment] = isLater ? (level.From, level.To.Add(orders, revenue)) : (level.From.Add(orders, revenue), level.To);
    }

    private void Note(CustomerMove move)
    {
        Movers.Add(move);
        var key = (move.FromSegmentKey, move.ToSegmentKey);
        Moves.TryGetValue(key, out var sum);
        Moves[key] = new SegmentMove(
            move.FromSegmentKey,
            move.ToSegmentKey,
            (sum?.CustomerCount ?? 0) + 1,
            (sum?.FromRevenueAmount ?? 0) + move.FromRevenueAmount,
            (sum?.ToRevenueAmount ?? 0) + move.ToRevenueAmount);
    }
}

/// <summary>The customers of one run in columns, ascending by customer key.</summary>
/// <param name="CustomerKeys">Customers.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="OrderCounts">Their orders in the window.</param>
/// <param name="RevenueAmounts">Their revenue in the window, ten-thousandths.</param>
public sealed record ComparedCustomers(int[] CustomerKeys, int[] SegmentKeys, int[] OrderCounts, long[] RevenueAmounts);

/// <summary>One customer who is in another segment than before, or in one of two runs only.</summary>
/// <param name="CustomerKey">The customer.</param>
/// <param name="FromSegmentKey">Segment in the earlier run, or <see cref="RevenueBridge.NotInRun"/>.</param>
/// <param name="ToSegmentKey">Segment in the later run, or <see cref="RevenueBridge.NotInRun"/>.</param>
/// <param name="FromRevenueAmount">Revenue in the earlier run, ten-thousandths.</param>
/// <param name="ToRevenueAmount">Revenue in the later run, ten-thousandths.</param>
public sealed record CustomerMove(int CustomerKey, int FromSegmentKey, int ToSegmentKey, long FromRevenueAmount, long ToRevenueAmount)
{
    /// <summary>Later minus earlier, ten-thousandths.</summary>
    public long ChangeAmount => ToRevenueAmount - FromRevenueAmount;
}
