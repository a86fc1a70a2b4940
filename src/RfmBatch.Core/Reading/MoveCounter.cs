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
