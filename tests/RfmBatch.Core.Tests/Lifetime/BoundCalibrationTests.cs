using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Core.Tests.Lifetime;

public sealed class BoundCalibrationTests
{
    // Places k/1000 for k = 1..1000: the ⌈.95·1001⌉ = 951st smallest is .951; all lower ends are above 0, the 50th smallest is .05.
    [Fact]
    public void Levels_are_order_statistics()
    {
        var one = Assert.Single(BoundCalibration.Of([.. Enumerable.Range(1, 1000).Select(k => new PlacedCustomer(0, k / 1000.0, 0))]));

        Assert.Equal((0, (int?)null, 1000, 1000), (one.OrdersFrom, one.OrdersTo, one.CustomerCount, one.LowCustomerCount));
        Assert.Equal((.951, .05), (one.HighLevel, one.LowLevel));
        Assert.Equal((.9, .05), (Math.Round(one.CoverageBefore, 2), Math.Round(one.AboveBefore, 2)));
        Assert.Equal(.9, one.CoverageAfter, .01);
    }

    // The model's upper end holds 90 % only: the level rises until 95 % are below, and never above .999.
    [Fact]
    public void Levels_rise_where_the_model_is_too_sure()
    {
        var sure = Enumerable.Range(1, 1000).Select(k => new PlacedCustomer(3, k <= 900 ? k / 1000.0 : .96 + (k / 100_000.0), .2)).ToList();
        var one = Assert.Single(BoundCalibration.Of(sure));
        var far = Assert.Single(BoundCalibration.Of([.. sure.Select(customer => customer with { Place = 1 })]));

        Assert.Equal(.96951, one.HighLevel, 1e-9);
        Assert.Equal((.1, .999), (one.AboveBefore, far.HighLevel));
        Assert.Equal(.05, one.AboveAfter, .01);
    }

    [Fact]
    public void Small_classes_join_their_neighbour()
    {
        List<PlacedCustomer> Of(int x, int count) =>
            [.. Enumerable.Range(1, count).Select(k => new PlacedCustomer(x, k / (count + 1.0), .5))];
        var classes = BoundCalibration.Of([.. Of(0, 500), .. Of(1, 150), .. Of(3, 300), .. Of(7, 100), .. Of(20, 50)]);

        Assert.Equal([(0, 1, 650), (2, null, 450)], classes.Select(one => (one.OrdersFrom, one.OrdersTo, one.CustomerCount)));
        Assert.Equal(classes[1].HighLevel, new BoundLevels(classes).For(40).High);
        Assert.Equal((BoundLevels.NominalLow, BoundLevels.NominalHigh), new BoundLevels([]).For(0));
        Assert.Empty(BoundCalibration.Of(Of(0, 199)));
    }

    // Nobody is expected to buy, and 4 % do: an upper end of 0 is exceeded by these.
    [Fact]
    public void An_upper_end_of_0_is_exceeded_by_whoever_buys()
    {
        var one = Assert.Single(BoundCalibration.Of(
            [.. Enumerable.Range(1, 1000).Select(k => new PlacedCustomer(0, k <= 960 ? 0 : .97, .96))]));

        Assert.Equal((0.0, .04, .04), (one.HighLevel, one.AboveBefore, one.AboveAfter));
    }
}
