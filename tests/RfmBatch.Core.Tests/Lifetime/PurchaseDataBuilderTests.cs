using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

public sealed class PurchaseDataBuilderTests
{
    [Fact]
    public void Days_are_counted_once_and_the_first_days_sales_are_left_out()
    {
        var data = Build(
            null,
            new(
                5,
                20,
                300,
                false,
                true), new(5, 10, 100, false, true), new(5, 10, 50, false, true), new(5, 25, -40, true, false), new(5, 20, 7, false, true),
            new(9, 99, 11, false, true));

        Assert.Equal([5, 9], data.CustomerKeys);
        Assert.Equal([1, 0], data.Observed.RepeatOrderDays);
        Assert.Equal([10, 0], data.Observed.AgesAtLastOrder);
        Assert.Equal([89, 0], data.Observed.Ages);
        Assert.Equal([307, 0], data.Observed.RepeatSalesAmounts);
        Assert.Equal((468, -40), (data.SalesAmount.Observed, data.ReturnAmount.Observed));
    }

    [Fact]
    public void Zero_lines_that_are_no_sales_make_no_purchase_day()
    {
        var data = Build(
            null, new(1, 5, 0, false, false), new(1, 10, 100, false, true), new(1, 20, 0, false, false), new(2, 5, 0, false, false));

        Assert.Equal([0, -1], data.Observed.RepeatOrderDays);
        Assert.Equal([89, 0], data.Observed.Ages);
    }

    [Fact]
    public void The_holdout_is_kept_apart()
    {
        var data = Build(
            50,
            new(1, 10, 100, false, true),
            new(1, 49, 200, false, true),
            new(1, 50, 300, false, true),
            new(1, 50, 30, false, true),
            new(1, 60, -5, true, false),
            new(2, 70, 9, false, true));

        Assert.Equal([1, -1], data.Calibration!.RepeatOrderDays);
        Assert.Equal([39, 0], data.Calibration.AgesAtLastOrder);
        Assert.Equal([39, 0], data.Calibration.Ages);
        Assert.Equal([200, 0], data.Calibration.RepeatSalesAmounts);
        Assert.Equal([1, 1], data.HoldoutOrderDays);
        Assert.Equal([330, 9], data.HoldoutSalesAmounts);
        Assert.Equal([-5, 0], data.HoldoutReturnAmounts);
        Assert.Equal((639, 300), data.SalesAmount);
    }

    [Fact]
    public void Arranging_follows_the_keys_and_fills_what_is_absent()
    {
        var data = Build(50, new(3, 10, 100, false, true), new(3, 12, 5, false, true), new(8, 20, 200, false, true)).ArrangedFor([8, 4, 3]);

        Assert.Equal([0, -1, 1], data.Observed.RepeatOrderDays);
        Assert.Equal([79, 0, 89], data.Observed.Ages);
        Assert.Equal([0, 0, 5], data.Calibration!.RepeatSalesAmounts);
    }

    private static PurchaseData Build(int? holdout, params PurchaseLine[] lines)
    {
        var builder = new PurchaseDataBuilder(Day.ToDate(100), holdout is { } day ? Day.ToDate(day) : null);
        foreach (var line in lines)
        {
            builder.Add(line);
        }

        return builder.Build();
    }
}
