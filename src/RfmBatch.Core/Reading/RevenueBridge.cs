namespace RfmBatch.Core.Reading;

/// <summary>
/// Why revenue changed between two runs: parts by segment that add up to the change, to the last ten-thousandth, and who moved.
/// </summary>
/// <remarks>
/// Revenue of a segment = customers × orders per customer × amount per order; see <see cref="SegmentBridge"/> for the decomposition and its
/// sources. Rounding is settled within each segment by largest remainders, so every segment's parts add up to its own change as well.
/// </remarks>
public sealed record RevenueBridge
{
    /// <summary>Segment key of customers that are not in a run.</summary>
    public const int NotInRun = -1;

    private RevenueBridge()
    {
    }

    /// <summary>Parts, ascending by segment, component and other segment; parts of 0 are left out.</summary>
    public required IReadOnlyList<BridgePart> Parts { get; init; }

    /// <summary>Totals of every segment that has a customer in either run.</summary>
    public required IReadOnlyDictionary<int, (SegmentLevel From, SegmentLevel To)> Levels { get; init; }

    /// <summary>Who moved, ascending by segment before and after.</summary>
    public required IReadOnlyList<SegmentMove> Moves { get; init; }

    /// <summary>
    /// The customers whose revenue changed most while they changed segment, entered or left; most first, ties by customer key.
    /// </summary>
    public required IReadOnlyList<CustomerMove> TopMovers { get; init; }

    /// <summary>Revenue of the earlier run, ten-thousandths.</summary>
    public long FromRevenueAmount => Levels.Values.Sum(level => level.From.RevenueAmount);

    /// <summary>Revenue of the later run, ten-thousandths.</summary>
    public long ToRevenueAmount => Levels.Values.Sum(level => level.To.RevenueAmount);

    /// <summary>Explains the change from one run to another.</summary>
    /// <param name="from">The run compared from.</param>
    /// <param name="to">The run compared to.</param>
    /// <param name="topMovers">How many movers to name, at least 0.</param>
    public static RevenueBridge Between(ComparedCustomers from, ComparedCustomers to, int topMovers)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfNegative(topMovers);
        var counter = MoveCounter.Count(from, to);
        return new RevenueBridge
        {
            Parts = [.. counter.Levels.SelectMany(level => PartsOf(level.Key, level.Value.From, level.Value.To, counter.Moves.Values))],
            Levels = counter.Levels,
            Moves = [.. counter.Moves.Values],
            TopMovers =
            [
                .. counter.Movers.OrderByDescending(move => Math.Abs(move.ChangeAmount)).ThenBy(move => move.CustomerKey).Take(topMovers)
            ],
        };
    }

    private static IEnumerable<BridgePart> PartsOf(int segment, SegmentLevel from, SegmentLevel to, IEnumerable<SegmentMove> moves)
    {
        var bridge = new SegmentBridge(from, to);
        var parts = new List<(BridgePart Part, decimal Amount)>();
        foreach (var move in moves.Where(move => move.FromSegmentKey == segment || move.ToSegmentKey == segment))
        {
            var isIn = move.ToSegmentKey == segment;
            var other = isIn ? move.FromSegmentKey : move.ToSegmentKey;
            var component = (isIn, other) switch
            {
                (true, NotInRun) => BridgeComponent.Entered,
                (false, NotInRun) => BridgeComponent.Left,
                (true, _) => BridgeComponent.MovedIn,
                _ => BridgeComponent.MovedOut,
            };
            parts.Add(
                (
                    new BridgePart(segment, component, other, move.CustomerCount, 0),
                    (isIn ? 1 : -1) * move.CustomerCount * bridge.PerCustomer));
        }

        parts.Add((new BridgePart(segment, BridgeComponent.OrdersPerCustomer, 0, null, 0), bridge.OrdersPerCustomer));
        parts.Add((new BridgePart(segment, BridgeComponent.AmountPerOrder, 0, null, 0), bridge.AmountPerOrder));
        parts.Add((new BridgePart(segment, BridgeComponent.WithoutOrders, 0, null, 0), bridge.WithoutOrders));
        parts.Sort((a, b) => (a.Part.Component, a.Part.OtherSegmentKey).CompareTo((b.Part.Component, b.Part.OtherSegmentKey)));
        var amounts = LargestRemainder.Round([.. parts.Select(part => part.Amount)], to.RevenueAmount - from.RevenueAmount);

        // A move stays even where it changed nothing: it says how many.
        return parts.Select((part, i) => part.Part with { ChangeAmount = amounts[i] })
            .Where(part => part.ChangeAmount != 0 || part.CustomerCount is not null);
    }
}

/// <summary>One part of a revenue bridge.</summary>
/// <param name="SegmentKey">The segment whose revenue changed.</param>
/// <param name="Component">What the part is due to.</param>
/// <param name="OtherSegmentKey">The other segment of a move; <see cref="RevenueBridge.NotInRun"/> for Entered and Left, 0 where the
/// component is no move.</param>
/// <param name="CustomerCount">Customers of the move, or null where the component is none.</param>
/// <param name="ChangeAmount">Later minus earlier, ten-thousandths.</param>
public sealed record BridgePart(int SegmentKey, BridgeComponent Component, int OtherSegmentKey, int? CustomerCount, long ChangeAmount);

/// <summary>Customers who are in another segment than before, or in one of two runs only.</summary>
/// <param name="FromSegmentKey">Segment in the earlier run; <see cref="RevenueBridge.NotInRun"/> = they entered.</param>
/// <param name="ToSegmentKey">Segment in the later run; <see cref="RevenueBridge.NotInRun"/> = they left.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="FromRevenueAmount">Their revenue in the earlier run, ten-thousandths.</param>
/// <param name="ToRevenueAmount">Their revenue in the later run, ten-thousandths.</param>
public sealed record SegmentMove(int FromSegmentKey, int ToSegmentKey, int CustomerCount, long FromRevenueAmount, long ToRevenueAmount);
