using System.Globalization;
using System.IO.Compression;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>
/// UCI Online Retail, sales lines only, calibrated to 2011-06-08: dropout is not identified, and the textbook formula "predicts" 4,169,812
/// orders.
/// </summary>
public sealed class OnlineRetailValueTests
{
    private static readonly DateOnly AsOf = new(2011, 12, 10);
    private static readonly DateOnly HoldoutFrom = new(2011, 6, 9);

    [Fact]
    public void A_fit_without_dropout_falls_back_to_the_NBD_and_says_so()
    {
        var fit = ModelDays.Fit(
            HistoryGroups.From(Log().HistoryAt(Day.FromDate(HoldoutFrom), isNet: false)), PurchaseModelKind.Bgnbd);

        Assert.True(fit.IsFallback);
        Assert.Equal("NBD", fit.Model.Name);
        Assert.StartsWith(
            "BG/NBD is not identified: allowing customers to drop out gains 0.00 of log-likelihood", fit.Remark, StringComparison.Ordinal);
        Assert.All(fit.StandardErrors, error => Assert.InRange(error!.Value, 1e-6, 10));
    }

    // SciPy 1.10: NBD limit, 2,787 customers, 6,866 actual orders, 6,171.8 predicted, mean absolute error 1.5117.
    [Fact]
    public void Holdout_is_predicted_by_the_NBD()
    {
        var log = Log();
        var period = HoldoutPeriod.Choose(new DateOnly(2010, 12, 1), AsOf, HoldoutFrom);
        var (result, _) = HoldoutTest.Run(
            log,
            log,
            new LifetimeRequest(PurchaseModelKind.Bgnbd, AsOf, false, period, 1),
            new CandidateModel(PurchaseModelKind.Bgnbd),
            near: null,
            isFirstIn: false,
            WeekClock.Calendar);

        Assert.Equal((2787, 6866, 184), (result!.CustomerCount, result.ActualOrders, result.Period.Days));
        Assert.Equal(6171.8, result.PredictedOrders, .05);
        Assert.Equal(1.5117, result.MeanAbsoluteError, 5e-5);
    }

    // Recomputed independently: 246 of 16,766 purchase days vanish, 17 customers have none left, 3.0 % of the returns find no purchase.
    // Customer 16446 bought for 168,469.60 and cancelled it the same day.
    [Fact]
    public void Cancelled_orders_are_not_predicted()
    {
        var log = Log(withReturns: true);
        var end = Day.FromDate(AsOf);
        var (gross, net) = (log.HistoryAt(end, isNet: false), log.HistoryAt(end, isNet: true));
        var result = LifetimeStage.Compute(
            log,
            [.. gross.RepeatOrderDays.Select(x => x >= 0)],
            [],
            new LifetimeRequest(PurchaseModelKind.Mbg, AsOf, true, new HoldoutPeriod(null, 0, "none"), 1),
            CancellationToken.None);
        var cancelled = result.PredictedValue12MAmounts[Array.IndexOf(log.CustomerKeys, 16446)];

        Assert.Equal((16_766, 16_520), (gross.RepeatOrderDays.Sum(x => x + 1), net.RepeatOrderDays.Sum(x => x + 1)));
        Assert.Equal(.030, net.UnmatchedReturnShare, 5e-4);
        Assert.Equal(17, result.PredictionGaps.Count(gap => gap == PredictionGap.AllReturned));
        Assert.True(result.PredictedValue12MAmounts.Count(amount => amount > cancelled) > 1000);
    }

    private static PurchaseLog Log(bool withReturns = false)
    {
        const string file = "online_retail/online_retail_all.csv.gz";
        using var reader = new StreamReader(new GZipStream(File.OpenRead(PublicData.Path(file)), CompressionMode.Decompress));
        reader.ReadLine();
        var lines = new List<PurchaseLine>();
        while (reader.ReadLine() is { } line)
        {
            // Descriptions may hold commas; what is wanted stands before or behind them.
            var fields = line.Split(',');
            var (quantity, price) = (
                int.Parse(fields[^5], CultureInfo.InvariantCulture), decimal.Parse(fields[^3], CultureInfo.InvariantCulture));
            var isSale = fields[0][0] != 'C' && quantity > 0 && price > 0;
            var isReturn = withReturns && (fields[0][0] == 'C' || quantity < 0);
            if (fields[^2].Length > 0 && (isSale || isReturn || (withReturns && price == 0)))
            {
                var day = Day.FromDate(DateOnly.Parse(fields[^4].AsSpan(0, 10), CultureInfo.InvariantCulture));
                lines.Add(
                    new PurchaseLine(
                        (int)decimal.Parse(fields[^2], CultureInfo.InvariantCulture),
                        day,
                        RfmBatch.Core.Amount.FromDecimal(quantity * price),
                        isReturn,
                        !isReturn));
            }
        }

        return Cdnow.Log([.. lines.OrderBy(line => line.CustomerKey)], AsOf);
    }
}
