using System.Globalization;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Predictions for CDNOW customers against published and independently computed ones.</summary>
public sealed class CdnowPredictionTests
{
    private static readonly Lazy<PurchaseModelFit> Fitted = new(
        () => ModelDays.Fit(HistoryGroups.From(Cdnow.Calibration), PurchaseModelKind.Bgnbd));

    private static PurchaseModelFit Fit => Fitted.Value;

    // Fader, Hardie and Lee's spreadsheet (E[X(t)] of a new customer), and SciPy 1.10.
    [Theory]
    [InlineData(.1429, .007816)]
    [InlineData(1, .053184)]
    [InlineData(3, .150631)]
    [InlineData(31.8571, 1.040488)]
    [InlineData(32, 1.043731)]
    [InlineData(78, 1.857956)]
    public void A_new_customer_is_expected_to_order_as_published(double weeks, double orders) =>
        Assert.Equal(orders, Fit.Model.ExpectedOrdersOfNewCustomer(weeks), 3e-6 * Math.Max(orders, .2));

    [Theory]
    [InlineData(2, 213, 272, 39, 1.2260, .72658)]
    [InlineData(26, 216, 217, 52, 25.7573, .96885)]
    public void A_customers_future_is_the_published_one(int x, int last, int age, double weeks, double orders, double alive)
    {
        Assert.Equal(alive, Fit.Model.ProbabilityAlive(x, last, age), 1e-4);
        Assert.Equal(orders, Fit.Model.ProbabilityAlive(x, last, age) * Fit.Model.OrdersInDays(x, age, weeks).Expected, 1e-3);
    }

    // The paradox of Fader, Hardie and Lee (2005), p. 280: who bought more often and stopped is less likely to come back.
    [Theory]
    [InlineData(10, .3475)]
    [InlineData(15, .0428)]
    [InlineData(20, .0042)]
    [InlineData(25, .0004)]
    public void Many_orders_and_then_none_leave_little_to_expect(int x, double orders) =>
        Assert.Equal(orders, Fit.Model.ProbabilityAlive(x, 140, 273) * Fit.Model.OrdersInDays(x, 273, 52).Expected, 1e-4);

    [Fact]
    public void Every_customer_of_the_golden_file_agrees()
    {
        var log = Cdnow.Log(Cdnow.Sample(), Cdnow.AsOf);
        var (from, end) = (Day.FromDate(Cdnow.HoldoutFrom), Day.FromDate(Cdnow.AsOf));
        var calibration = log.HistoryAt(from, isNet: true);
        var orderDays = log.OutcomeBetween(from, end, isNet: true).OrderDays;
        var amounts = GammaGammaFitter.Fit(calibration, false)!.Model;
        var row = 0;
        foreach (var fields in GoldenData.Rows("cdnow_bgnbd_gg_per_customer.csv"))
        {
            var golden = fields.Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            var (x, last, age) = (calibration.RepeatOrderDays[row], calibration.AgesAtLastOrder[row], calibration.Ages[row]);
            var alive = Fit.Model.ProbabilityAlive(x, last, age);
            var orders = alive * Fit.Model.OrdersInDays(x, age, 39).Expected;
            // The file's means are rounded to cents.
            var mean = amounts.ExpectedAmount(x, golden[7] * x);

            Assert.Equal((int)golden[1], x);
            Assert.Equal(
                (golden[2], golden[3]),
                (last / 7.0, age / 7.0),
                (left, right) => Math.Abs(left.Item1 - right.Item1) + Math.Abs(left.Item2 - right.Item2) < 1e-9);
            Assert.Equal((int)golden[4], orderDays[row]);
            Assert.Equal(golden[7], x == 0 ? 0 : RfmBatch.Core.Amount.ToDouble(calibration.RepeatSalesAmounts[row]) / x, .00501);
            Assert.Equal(golden[5], alive, 1e-4 * golden[5]);
            Assert.Equal(golden[6], orders, 1e-4 * golden[6]);
            Assert.Equal(golden[8], mean, 1e-4 * golden[8]);
            Assert.Equal(golden[9], orders * mean, 2e-4 * golden[9]);
            row++;
        }

        Assert.Equal(2357, row);
    }

    // 39 weeks after 1997-09-30; actual and expected means by x, and totals, recomputed with SciPy 1.10.
    [Fact]
    public void Holdout_table_is_the_published_one()
    {
        var period = HoldoutPeriod.Choose(new DateOnly(1997, 1, 1), Cdnow.AsOf, Cdnow.HoldoutFrom);
        var log = Cdnow.Log(Cdnow.Sample(), Cdnow.AsOf);
        var (result, reason) = HoldoutTest.Run(
            log,
            log,
            new LifetimeRequest(PurchaseModelKind.Bgnbd, Cdnow.AsOf, true, period, 1),
            new CandidateModel(PurchaseModelKind.Bgnbd),
            near: null,
            isFirstIn: false,
            WeekClock.Calendar);

        Assert.Null(reason);
        Assert.Equal((39, 1882), (result!.Period.Weeks, result.ActualOrders));
        Assert.Equal(
            [(0, 1411), (1, 439), (2, 214), (3, 100), (4, 62), (5, 38), (6, 29), (7, 64)],
            result.Rows.Select(row => (row.OrdersInCalibration, row.CustomerCount)));
        Assert.Equal(
            [.237, .697, 1.393, 1.56, 2.532, 2.947, 3.862, 6.359],
            result.Rows.Select(row => Math.Round((double)row.ActualOrders / row.CustomerCount, 3)));
        Assert.Equal(
            [.225, .523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157],
            result.Rows.Select(row => Math.Round(row.PredictedOrders / row.CustomerCount, 3)),
            (left, right) => Math.Abs(left - right) < 1e-3);
        Assert.Equal(1653.41, result.PredictedOrders, .01);
        Assert.Equal(.78545, result.MeanAbsoluteError, 1e-5);
        Assert.Equal(1.60798, result.RootMeanSquareError, 1e-5);
        Assert.InRange(result.Coverage!.Value, .85, 1);
    }
}
