using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>MBG/CNBD-k against its definition: Erlang gaps at a Gamma rate, dropout of Beta probability at every purchase.</summary>
public sealed class MbgCnbdTests
{
    private const double R = .8;
    private const double Alpha = 3;
    private const double A = .7;
    private const double B = 2.2;

    [Fact]
    public void With_k_1_it_is_MBG_NBD()
    {
        var (one, mbg) = (new MbgCnbdModel(1, R, Alpha, A, B), new BgNbdModel(R, Alpha, A, B, dropsOutAtFirst: true));
        foreach (var past in (CustomerPast[])[new(0, 0, 20), new(3, 25, 40), new(9, 60, 61), new(2, 5, 90)])
        {
            Assert.Equal(mbg.LogLikelihood(past), one.LogLikelihood(past), 1e-10);
            Assert.Equal(mbg.ProbabilityAlive(past), one.ProbabilityAlive(past), 1e-10);
            Assert.Equal(
                mbg.OrdersIfAlive(past.RepeatOrderDays, past.Weeks, 52)(past.WeeksToLast).Expected,
                one.OrdersIfAlive(past.RepeatOrderDays, past.Weeks, 52)(past.WeeksToLast).Expected,
                1e-10);
            Assert.Equal(mbg.WeeksToNextOrderIfAlive(past, .3, 500), one.WeeksToNextOrderIfAlive(past, .3, 500), .02);
        }

        Assert.Equal(mbg.ExpectedOrdersOfNewCustomer(39), one.ExpectedOrdersOfNewCustomer(39), 1e-10);
    }

    // The density of purchase times given rate and dropout, integrated over both by Gauss–Legendre: nothing of the closed form is used.
    [Theory]
    [InlineData(2, new[] { 4.0, 3, 5 }, 30)]
    [InlineData(3, new[] { 2.0, 2.5 }, 6)]
    [InlineData(4, new double[0], 25)]
    [InlineData(6, new[] { 1.0, 1.2, .9, 1.1, 1 }, 9)]
    public void Likelihood_is_the_integral_over_rates_and_dropout(int k, double[] gaps, double weeks)
    {
        var (last, x) = (gaps.Sum(), gaps.Length);
        double Given(double rate, double p)
        {
            var density = gaps.Aggregate(1.0, (product, gap) => product * Erlang.PDF(k, rate, gap) * (1 - p));
            return density * (p + ((1 - p) * (1 - Erlang.CDF(k, rate, weeks - last))));
        }

        // Substituted so that neither the rate's density at 0 nor the dropout's has a pole.
        double OverDropout(double rate) => GaussLegendreRule.Integrate(
            v => Given(rate, Math.Pow(v, 1 / A)) * Math.Pow(1 - Math.Pow(v, 1 / A), B - 1) / A, 0, 1, 128)
            / MathNet.Numerics.SpecialFunctions.Beta(A, B);
        var integral = GaussLegendreRule.Integrate(
            v => OverDropout(Math.Pow(v, 1 / R)) * Math.Exp(-Alpha * Math.Pow(v, 1 / R)) / R, 0, Math.Pow(40, R), 512)
            * Math.Pow(Alpha, R) / MathNet.Numerics.SpecialFunctions.Gamma(R);

        Assert.Equal(
            Math.Log(integral),
            new MbgCnbdModel(k, R, Alpha, A, B).LogLikelihood(new CustomerPast(x, last, weeks))
                + MbgCnbdLikelihood.GapConstant(k, x, gaps.Sum(Math.Log)),
            1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Likelihood_of_groups_is_that_of_customers_and_its_gradient_is_right(int k)
    {
        var groups = HistoryGroups.From(Cdnow.Calibration);
        var likelihood = new MbgCnbdLikelihood(groups, k);
        double[] at = [.5, 3, .9, 2];
        var gradient = new double[4];
        var value = likelihood.Evaluate(at, gradient);
        var model = new MbgCnbdModel(k, .5, 3, .9, 2);

        Assert.Equal(Enumerable.Range(0, groups.Count).Sum(i => groups.Weights[i] * model.LogLikelihood(groups.PastOf(i))), value, 1e-7);
        for (var i = 0; i < 4; i++)
        {
            double[] up = [.. at], down = [.. at];
            (up[i], down[i]) = (at[i] * (1 + 1e-5), at[i] * (1 - 1e-5));
            var slope = (likelihood.Evaluate(up, new double[4]) - likelihood.Evaluate(down, new double[4])) / (2e-5 * at[i]);
            Assert.Equal(slope, gradient[i], 1e-5 * Math.Max(1, Math.Abs(slope)));
        }
    }

    // Customers drawn from the definition until one has the past wanted (to half a week); what they do next is what the model says.
    [Fact]
    public void Orders_to_come_are_those_of_simulated_customers_with_that_past()
    {
        const int k = 3;
        var (random, model) = (new RandomStream(5, 5), new MbgCnbdModel(k, R, Alpha, A, B));
        var (seen, alive, orders, later, expectedAlive, expected) = (0, 0, 0.0, 0, 0.0, 0.0);
        for (var i = 0; i < 600_000; i++)
        {
            var (rate, dropout, at, x, isGone) = (Gamma.Sample(random, R, Alpha), Beta.Sample(random, A, B), 0.0, 0, false);
            var (last, future) = (0.0, 0);
            while (true)
            {
                isGone = random.NextDouble() < dropout;
                var gap = isGone ? double.PositiveInfinity : Gamma.Sample(random, k, Math.Max(rate, 1e-9));
                at += gap;
                if (isGone || at > 82)
                {
                    break;
                }

                (x, last, future) = at <= 30 ? (x + 1, at, 0) : (x, last, future + 1);
            }

            if (x != 2 || last is < 15 or > 20)
            {
                continue;
            }

            seen++;
            orders += future;
            later += future > 0 ? 1 : 0;
            var past = new CustomerPast(2, last, 30);
            var forecast = model.OrdersIfAlive(2, 30, 52)(last);
            expectedAlive += model.ProbabilityAlive(past) * forecast.Tails[0];
            expected += model.ProbabilityAlive(past) * forecast.Expected;
            alive++;
        }

        Assert.InRange(seen, 3000, 100_000);
        Assert.Equal(expected / seen, orders / seen, .03 * (expected / seen));
        Assert.Equal(expectedAlive / alive, (double)later / seen, .015);
    }

    [Fact]
    public void The_next_order_comes_when_half_of_the_chances_are_up()
    {
        var (model, past) = (new MbgCnbdModel(4, R, Alpha, A, B), new CustomerPast(6, 30, 31));
        var weeks = model.WeeksToNextOrderIfAlive(past, .5, 200);

        Assert.Equal(.5, model.OrdersIfAlive(6, 31, weeks)(30).Tails[0], 1e-2);
    }

    // lifetime data of CDNOW: k = 1 has the highest likelihood of all (Reutterer, Platzer and Schröder 2021, find no regularity there).
    [Fact]
    public void CDNOW_buys_at_random()
    {
        var log = Cdnow.Log(Cdnow.Sample(), Cdnow.HoldoutFrom);
        var end = Day.FromDate(Cdnow.HoldoutFrom);
        var groups = HistoryGroups.From(
            log.HistoryAt(end, true), times: PurchaseTimes.Of(log, end, true, WeekClock.Calendar));
        var fitter = new PurchaseModelFitter(groups);
        double[] likelihoods =
        [
            .. Enumerable.Range(1, 4).Select(k => fitter.Fit(new CandidateModel(PurchaseModelKind.Mbgcnbd, k)).LogLikelihood)
        ];

        Assert.Equal(-9582.1357, likelihoods[0], 1e-2);
        Assert.Equal(likelihoods.OrderDescending(), likelihoods);
    }
}
