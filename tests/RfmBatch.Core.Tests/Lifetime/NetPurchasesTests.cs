using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Purchase days out of lines, net of returns; amounts in ten-thousandths.</summary>
public sealed class NetPurchasesTests
{
    private const int End = 100;

    [Fact]
    public void Days_are_counted_once_and_the_first_days_amount_stands_apart()
    {
        var history = History(
            new(5, 20, 300, false, true),
            new(5, 10, 100, false, true),
            new(5, 10, 50, false, true),
            new(5, 20, 7, false, true),
            new(9, 99, 11, false, true));

        Assert.Equal([1, 0], history.RepeatOrderDays);
        Assert.Equal([10, 0], history.AgesAtLastOrder);
        Assert.Equal([89, 0], history.Ages);
        Assert.Equal([307, 0], history.RepeatSalesAmounts);
        Assert.Equal([150, 11], history.FirstSalesAmounts);
    }

    [Fact]
    public void Zero_lines_that_are_no_sales_make_no_purchase_day()
    {
        var history = History(
            new(1, 5, 0, false, false), new(1, 10, 100, false, true), new(1, 20, 0, false, false), new(2, 5, 0, false, false));

        Assert.Equal([0, -1], history.RepeatOrderDays);
        Assert.Equal(89, history.Ages[0]);
    }

    // A return reduces the latest purchase not after it, then earlier ones.
    [Fact]
    public void A_return_takes_the_latest_purchases_first()
    {
        var history = History(
            Sale(10, 100), Sale(20, 60), Sale(30, 40), Return(35, 70), Sale(50, 25));

        Assert.Equal(2, history.RepeatOrderDays[0]);
        Assert.Equal(40, history.AgesAtLastOrder[0]);
        Assert.Equal((100L, 30L + 25), (history.FirstSalesAmounts[0], history.RepeatSalesAmounts[0]));
        Assert.Equal(0, history.UnmatchedReturnShare);
    }

    [Fact]
    public void A_sale_comes_before_a_return_of_its_day_and_never_after()
    {
        var same = History(Sale(10, 100), Return(20, 60), Sale(20, 60));
        var early = History(Return(5, 40), Sale(10, 100));

        Assert.Equal((0, 100L), (same.RepeatOrderDays[0], same.FirstSalesAmounts[0]));
        Assert.Equal((0, 100L), (early.RepeatOrderDays[0], early.FirstSalesAmounts[0]));
        Assert.Equal((0, 1), (same.UnmatchedReturnShare, early.UnmatchedReturnShare));
    }

    // CDNOW has 80 purchases of amount 0: only a day that returns reduced stops being one.
    [Fact]
    public void Purchases_of_amount_0_stay()
    {
        var history = History(Sale(10, 0), Sale(20, 50), Sale(30, 0), Return(40, 50));

        Assert.Equal((1, 20), (history.RepeatOrderDays[0], history.AgesAtLastOrder[0]));
    }

    [Fact]
    public void Who_returned_the_first_order_begins_with_the_second_and_who_returned_all_has_no_history()
    {
        var history = History(
            Sale(10, 100),
            Return(12, 100),
            Sale(40, 30),
            new(2, 10, 100, false, true),
            new(2, 12, -130, true, false));

        Assert.Equal([0, -1], history.RepeatOrderDays);
        Assert.Equal((59, 30L), (history.Ages[0], history.FirstSalesAmounts[0]));
        Assert.Equal(30.0 / 230, history.UnmatchedReturnShare, 1e-12);
    }

    [Fact]
    public void Without_net_returns_nothing_is_reduced()
    {
        var history = Log(Sale(10, 100), Sale(20, 60), Return(30, 160)).HistoryAt(End, isNet: false);

        Assert.Equal((1, 60L, 0.0), (history.RepeatOrderDays[0], history.RepeatSalesAmounts[0], history.UnmatchedReturnShare));
    }

    // At an earlier date only returns dated before it are known; orders to come are net of all returns until their end.
    [Fact]
    public void A_holdout_knows_its_own_returns_and_the_past_does_not()
    {
        var log = Log(Sale(10, 100), Sale(49, 200), Sale(50, 300), Sale(70, 30), Return(80, 40), Sale(90, 5));
        var (past, outcome) = (log.HistoryAt(50, isNet: true), log.OutcomeBetween(50, 85, isNet: true));

        Assert.Equal((1, 200L, 39), (past.RepeatOrderDays[0], past.RepeatSalesAmounts[0], past.Ages[0]));
        Assert.Equal((1, 290L), (outcome.OrderDays[0], outcome.Amounts[0]));
    }

    [Fact]
    public void Arranging_follows_the_keys_and_fills_what_is_absent()
    {
        var history = Log(new(3, 10, 100, false, true), new(3, 12, 5, false, true), new(8, 20, 200, false, true))
            .ArrangedFor([8, 4, 3]).HistoryAt(End, isNet: true);

        Assert.Equal([0, -1, 1], history.RepeatOrderDays);
        Assert.Equal([79, 0, 89], history.Ages);
    }

    private static PurchaseLine Sale(int day, long amount) => new(1, day, amount, false, true);

    private static PurchaseLine Return(int day, long amount) => new(1, day, -amount, true, false);

    private static PurchaseHistory History(params PurchaseLine[] lines) => Log(lines).HistoryAt(End, isNet: true);

    private static PurchaseLog Log(params PurchaseLine[] lines)
    {
        var builder = new PurchaseLogBuilder();
        foreach (var line in lines)
        {
            builder.Add(line);
        }

        return builder.Build();
    }
}
