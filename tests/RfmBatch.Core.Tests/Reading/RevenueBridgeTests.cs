using RfmBatch.Core.Reading;

namespace RfmBatch.Core.Tests.Reading;

public sealed class RevenueBridgeTests
{
    // Sun (1998), eq. 12: V = x·y·z from (2, 3, 5) = 30 to (4, 6, 10) = 240. By symmetry of proportions each factor doubles, so each effect
    // is 210 / 3 = 70.
    [Fact]
    public void Three_factors_that_all_double_share_the_change_equally()
    {
        var bridge = RevenueBridge.Between(
            Customers((1, 1, 3, 15), (2, 1, 3, 15)), Customers((1, 1, 6, 60), (2, 1, 6, 60), (3, 1, 6, 60), (4, 1, 6, 60)), 0);

        Assert.Equal(
            [(BridgeComponent.Entered, 70m), (BridgeComponent.OrdersPerCustomer, 70m), (BridgeComponent.AmountPerOrder, 70m)],
            Parts(bridge));
    }

    // By hand: N 2 → 3, f 2 → 1, a 10 → 20; R 40 → 60.
    // N: 1·(2·2·10 + 2·20 + 1·10 + 2·1·20)/6 = 130/6; f: −1·(2·2·10 + 2·20 + 3·10 + 2·3·20)/6 = −230/6; a: 10·(2·2·2 + 2·1 + 3·2 + 2·3·1)/6
    // = 220/6.
    [Fact]
    public void Shapley_shares_are_those_worked_out_by_hand_and_rounding_goes_to_the_largest_remainder()
    {
        var bridge = RevenueBridge.Between(
            Customers((1, 1, 2, 20), (2, 1, 2, 20)), Customers((1, 1, 1, 20), (2, 1, 1, 20), (3, 1, 1, 20)), 0);

        // 21.66666…, −38.33333…, 36.66666…, all .67 of a ten-thousandth above their floors 21.6666, −38.3334, 36.6666; the two that are
        // missing to 20 go to the first two.
        Assert.Equal(
            [
                (BridgeComponent.Entered, 21.6667m),
                (BridgeComponent.OrdersPerCustomer, -38.3333m),
                (BridgeComponent.AmountPerOrder, 36.6666m)
            ],
            Parts(bridge));
    }

    [Fact]
    public void A_new_segment_is_all_customers_and_so_is_one_that_became_empty()
    {
        var bridge = RevenueBridge.Between(Customers((1, 1, 2, 20)), Customers((1, 2, 3, 45)), 5);

        Assert.Equal(
            [
                new BridgePart(1, BridgeComponent.MovedOut, 2, 1, Amount.FromDecimal(-20)),
                new BridgePart(2, BridgeComponent.MovedIn, 1, 1, Amount.FromDecimal(45))
            ],
            bridge.Parts);
        Assert.Equal([new SegmentMove(1, 2, 1, Amount.FromDecimal(20), Amount.FromDecimal(45))], bridge.Moves);
        Assert.Equal([new CustomerMove(1, 1, 2, Amount.FromDecimal(20), Amount.FromDecimal(45))], bridge.TopMovers);
    }

    [Fact]
    public void Returns_of_customers_without_orders_are_a_component_of_their_own()
    {
        var bridge = RevenueBridge.Between(Customers((1, 9, 0, -5)), Customers((1, 9, 0, -7), (2, 9, 0, -1)), 0);

        Assert.Equal([(BridgeComponent.Entered, 0m), (BridgeComponent.WithoutOrders, -3m)], Parts(bridge));
        Assert.Equal(1, bridge.Parts[0].CustomerCount);
    }

    [Fact]
    public void Movers_are_named_by_the_size_of_their_change_then_by_key()
    {
        var from = Customers((1, 1, 1, 10), (2, 1, 1, 10), (3, 1, 1, 10), (4, 1, 1, 500));
        var to = Customers((1, 2, 1, 15), (2, 2, 1, 5), (3, 2, 1, 90), (4, 1, 1, 900));

        Assert.Equal([3, 1, 2], RevenueBridge.Between(from, to, 10).TopMovers.Select(move => move.CustomerKey));
        Assert.Single(RevenueBridge.Between(from, to, 1).TopMovers);
    }

    [Fact]
    public void Nothing_to_compare_gives_nothing()
    {
        var bridge = RevenueBridge.Between(Customers(), Customers(), 10);

        Assert.Equal((0, 0, 0, 0L), (bridge.Parts.Count, bridge.Moves.Count, bridge.TopMovers.Count, bridge.ToRevenueAmount));
    }

    internal static ComparedCustomers Customers(params (int Key, int Segment, int Orders, decimal Revenue)[] rows) => new(
        [.. rows.Select(row => row.Key)],
        [.. rows.Select(row => row.Segment)],
        [.. rows.Select(row => row.Orders)],
        [.. rows.Select(row => Amount.FromDecimal(row.Revenue))]);

    private static IEnumerable<(BridgeComponent, decimal)> Parts(RevenueBridge bridge) =>
        bridge.Parts.Select(part => (part.Component, Amount.ToDecimal(part.ChangeAmount)));
}
