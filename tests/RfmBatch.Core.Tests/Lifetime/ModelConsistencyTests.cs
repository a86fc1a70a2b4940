using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Relations between functions, limits and invariances.</summary>
public sealed class ModelConsistencyTests
{
    private static readonly IPurchaseModel[] Models =
    [
        new BgNbdModel(
            .2426,
            4.4136,
            .7929,
            2.4259), new BgNbdModel(
                .5248, 6.183, .8914, 1.614, true), new ParetoNbdModel(.5533, 10.578, .6062, 11.669), new NbdModel(.3, 8),
        new BgNbdModel(
            1e-5,
            .01,
            1e-5,
            1e5), new BgNbdModel(1e4, 1e5, 1e5, 1e5, true), new ParetoNbdModel(1e4, 1e4, 1e-5, 1e5), new ParetoNbdModel(.01, .05, 1e4, 2e5),
    ];

    private static PurchaseHistory Sample => Cdnow.Calibration;

    [Theory]
    [InlineData(PurchaseModelKind.Bgnbd)]
    [InlineData(PurchaseModelKind.Mbg)]
    [InlineData(PurchaseModelKind.Pareto)]
    public void Times_seven_times_as_long_change_only_the_scales(PurchaseModelKind kind)
    {
        int[] Longer(int[] days) => Array.ConvertAll(days, day => day * 7);
        var scaled = new PurchaseHistory
        {
            RepeatOrderDays = Sample.RepeatOrderDays,
            AgesAtLastOrder = Longer(Sample.AgesAtLastOrder),
            Ages = Longer(Sample.Ages),
            RepeatSalesAmounts = Sample.RepeatSalesAmounts,
            FirstSalesAmounts = Sample.FirstSalesAmounts
        };
        var (fit, other) = (
            ModelDays.Fit(HistoryGroups.From(Sample), kind), ModelDays.Fit(HistoryGroups.From(scaled), kind));

        Assert.Equal(fit.LogLikelihood - (Sample.RepeatOrderDays.Sum() * Math.Log(7)), other.LogLikelihood, 1e-6);
        Assert.All(
            fit.Model.Parameters.Zip(other.Model.Parameters),
            pair => Assert.Equal(
                pair.First.Value * (pair.First.Name is "alpha" or "beta" ? 7 : 1), pair.Second.Value, 1e-5 * pair.Second.Value));
        Assert.Equal(fit.Model.OrdersInDays(3, 200, 52).Expected, other.Model.OrdersInDays(3, 1400, 364).Expected, 1e-5);
    }

    [Theory]
    [InlineData(PurchaseModelKind.Bgnbd)]
    [InlineData(PurchaseModelKind.Pareto)]
    public void A_weight_of_three_is_three_equal_customers(PurchaseModelKind kind)
    {
        T[] Thrice<T>(T[] column) => [.. column, .. column, .. column];
        var repeated = new PurchaseHistory
        {
            RepeatOrderDays = Thrice(Sample.RepeatOrderDays),
            AgesAtLastOrder = Thrice(Sample.AgesAtLastOrder),
            Ages = Thrice(Sample.Ages),
            RepeatSalesAmounts = Thrice(Sample.RepeatSalesAmounts),
            FirstSalesAmounts = Thrice(Sample.FirstSalesAmounts)
        };
        var weights = new double[Sample.Count];
        Array.Fill(weights, 3);
        var (fit, other) = (
            ModelDays.Fit(HistoryGroups.From(Sample, weights), kind),
            ModelDays.Fit(HistoryGroups.From(repeated), kind));

        Assert.Equal(other.LogLikelihood, fit.LogLikelihood, 1e-6);
        Assert.All(
            fit.Model.Parameters.Zip(other.Model.Parameters),
            pair => Assert.Equal(pair.First.Value, pair.Second.Value, 1e-9 * pair.Second.Value));
    }

    [Theory]
    [InlineData(PurchaseModelKind.Bgnbd)]
    [InlineData(PurchaseModelKind.Mbg)]
    [InlineData(PurchaseModelKind.Pareto)]
    public void Likelihood_of_the_groups_is_that_of_the_customers_and_its_gradient_is_right(PurchaseModelKind kind)
    {
        var groups = HistoryGroups.From(Sample);
        double[] at = kind == PurchaseModelKind.Pareto ? [.6, 9, .7, 8] : [.4, 5, .9, 2];
        ILogLikelihood likelihood = kind == PurchaseModelKind.Pareto
            ? new ParetoNbdLikelihood(groups)
            : new BgNbdLikelihood(groups, kind == PurchaseModelKind.Mbg);
        IPurchaseModel model = kind == PurchaseModelKind.Pareto
            ? new ParetoNbdModel(.6, 9, .7, 8)
            : new BgNbdModel(.4, 5, .9, 2, kind == PurchaseModelKind.Mbg);
        var gradient = new double[4];
        var value = likelihood.Evaluate(at, gradient);

        Assert.Equal(
            Enumerable.Range(0, Sample.Count)
                .Sum(i => model.LogLikelihood(Sample.RepeatOrderDays[i], Sample.AgesAtLastOrder[i], Sample.Ages[i])),
            value,
            1e-7);
        for (var i = 0; i < 4; i++)
        {
            double[] up = [.. at], down = [.. at];
            (up[i], down[i]) = (at[i] * (1 + 1e-5), at[i] * (1 - 1e-5));
            var slope = (likelihood.Evaluate(up, new double[4]) - likelihood.Evaluate(down, new double[4])) / (2e-5 * at[i]);
            Assert.Equal(slope, gradient[i], 1e-5 * Math.Max(1, Math.Abs(slope)));
        }
    }

    [Fact]
    public void Without_dropout_all_models_are_the_NBD()
    {
        var nbd = new NbdModel(.7, 9);
        IPurchaseModel[] limits =
        [
            new BgNbdModel(.7, 9, 1e-9, 1e5), new BgNbdModel(.7, 9, 1e-9, 1e5, true), new ParetoNbdModel(.7, 9, 1e-9, 1e5)
        ];

        Assert.All(limits, model =>
        {
            Assert.Equal(nbd.LogLikelihood(3, 100, 250), model.LogLikelihood(3, 100, 250), 1e-9);
            Assert.Equal(nbd.OrdersInDays(3, 250, 52).Expected, model.OrdersInDays(3, 250, 52).Expected, 1e-9);
            Assert.Equal(1, model.ProbabilityAlive(3, 100, 250), 1e-9);
        });
    }

    [Fact]
    public void One_time_buyers_are_alive_in_BG_NBD_and_in_doubt_in_MBG_NBD()
    {
        Assert.Equal(1, Models[0].ProbabilityAlive(0, 0, 700));
        Assert.InRange(Models[1].ProbabilityAlive(0, 0, 700), .01, .5);
        Assert.True(Models[1].ProbabilityAlive(0, 0, 700) < Models[1].ProbabilityAlive(0, 0, 70));
    }

    [Fact]
    public void Probabilities_stay_within_0_and_1_and_nothing_overflows()
    {
        (int X, int Last, int Age)[] pasts =
        [
            (0, 0, 0), (0, 0, 1), (0, 0, 9000), (1, 1, 1), (1, 1, 9000), (1, 9000, 9000), (30, 30, 9000), (400, 700, 701),
            (2000, 2500, 9000), (2000, 9000, 9000)
        ];

        Assert.All(Models, model => Assert.All(pasts, past =>
        {
            var alive = model.ProbabilityAlive(past.X, past.Last, past.Age);
            var orders = model.OrdersInDays(past.X, past.Age, 365 / 7.0);
            Assert.InRange(alive, 0, 1);
            Assert.True(double.IsFinite(orders.Expected) && orders.Expected >= 0, $"{model.Name} {past}: {orders.Expected}");
            Assert.True(double.IsFinite(model.LogLikelihood(past.X, past.Last, past.Age)));
            Assert.All(
                orders.Tails.Zip(orders.Tails.Skip(1)),
                pair => Assert.True(pair.First <= 1 + 1e-12 && pair.Second <= pair.First + 1e-12 && pair.Second >= 0));
        }));
    }

    [Fact]
    public void The_next_order_comes_when_half_of_the_chances_are_up()
    {
        Assert.All(Models.Take(4), model =>
        {
            var weeks = model.WeeksToNextOrderIfAlive(6, 200, .5, 200);
            Assert.Equal(.5, model.OrdersInDays(6, 200, weeks).Tails[0], 1e-3);
        });
    }
}
