using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Core.Reading;

namespace RfmBatch.Core.Tests.Reading;

/// <summary>What holds for any two runs: any customers, segments, orders (also none) and revenue of either sign.</summary>
public sealed class RevenueBridgeProperties
{
    [Fact]
    public void Parts_add_up_to_the_change_of_every_segment_and_of_the_whole() => ForAll((from, to) =>
    {
        var bridge = RevenueBridge.Between(from, to, 3);
        var bySegment = bridge.Levels.All(
            level => bridge.Parts.Where(part => part.SegmentKey == level.Key)
                .Sum(part => part.ChangeAmount) == level.Value.To.RevenueAmount - level.Value.From.RevenueAmount);
        return bySegment && bridge.Parts.Sum(part => part.ChangeAmount) == to.RevenueAmounts.Sum() - from.RevenueAmounts.Sum();
    });

    [Fact]
    public void Swapping_the_runs_swaps_the_signs() => ForAll((from, to) =>
    {
        var forwards = RevenueBridge.Between(from, to, 0).Parts.ToDictionary(
            part => (part.SegmentKey, Mirror(part.Component), part.OtherSegmentKey), part => part.ChangeAmount);
        var backwards = RevenueBridge.Between(to, from, 0).Parts.ToDictionary(
            part => (part.SegmentKey, part.Component, part.OtherSegmentKey), part => part.ChangeAmount);

        // Rounding may give a ten-thousandth to another part.
        return forwards.Keys.Union(backwards.Keys)
            .All(key => Math.Abs(forwards.GetValueOrDefault(key) + backwards.GetValueOrDefault(key)) <= 1);
    });

    [Fact]
    public void Moves_balance_the_customers_of_every_segment() => ForAll((from, to) =>
    {
        var bridge = RevenueBridge.Between(from, to, 0);
        return bridge.Levels.All(level =>
            level.Value.From.CustomerCount + bridge.Moves.Where(move => move.ToSegmentKey == level.Key).Sum(move => move.CustomerCount)
            - bridge.Moves.Where(move => move.FromSegmentKey == level.Key).Sum(move => move.CustomerCount) == level.Value.To.CustomerCount);
    });

    private static BridgeComponent Mirror(BridgeComponent component) => component switch
    {
        BridgeComponent.Entered => BridgeComponent.Left,
        BridgeComponent.Left => BridgeComponent.Entered,
        BridgeComponent.MovedIn => BridgeComponent.MovedOut,
        BridgeComponent.MovedOut => BridgeComponent.MovedIn,
        _ => component,
    };

    private static void ForAll(Func<ComparedCustomers, ComparedCustomers, bool> holds) =>
        Prop.ForAll(Arb.From(Gen.Two(Runs)), pair => holds(pair.Item1, pair.Item2)).QuickCheckThrowOnFailure();

    // Customers 1..12 are in the run or not; segment 4 has no orders, as No Purchase.
    private static Gen<ComparedCustomers> Runs =>
        Gen.Choose(-50_000, 9_999_999).Two().Two().ArrayOf(12).Select(rows => rows
            .Select(
                (
                    row,
                    i) => (
                        Key: i + 1,
                        Segment: 1 + (Math.Abs(row.Item1.Item1) % 4),
                        Orders: 1 + (Math.Abs(row.Item1.Item2) % 7),
                        Revenue: (long)row.Item2.Item1,
                        IsIn: row.Item2.Item2 % 3 != 0))
            .Where(row => row.IsIn)
            .ToArray())
        .Select(rows => new ComparedCustomers(
            [.. rows.Select(row => row.Key)],
            [.. rows.Select(row => row.Segment)],
            [.. rows.Select(row => row.Segment == 4 ? 0 : row.Orders)],
            [.. rows.Select(row => row.Revenue)]));
}
