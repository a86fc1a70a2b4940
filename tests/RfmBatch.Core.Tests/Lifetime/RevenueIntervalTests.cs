using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>The 90 % interval of a customer's revenue, against simulation of the model from its latent rates.</summary>
public sealed class RevenueIntervalTests
{
    private const int Draws = 400_000;
    private static readonly GammaGammaModel Amounts = new(6.2496, 3.7442, 15.4435);

    // x, t_x and T in days, sum of the repeat days.
    [Theory]
    [InlineData("BG/NBD", 0, 0, 200, 0)]
    [InlineData("BG/NBD", 2, 213, 272, 44.69)]
    [InlineData("BG/NBD", 26, 216, 217, 900)]
    [InlineData("BG/NBD", 8, 100, 272, 400)]
    [InlineData("BG/NBD", 8, 200, 272, 400)]
    [InlineData("MBG/NBD", 0, 0, 30, 0)]
    [InlineData("MBG/NBD", 12, 260, 272, 250)]
    [InlineData("Pareto/NBD", 3, 180, 272, 90)]
    [InlineData("Pareto/NBD", 30, 270, 272, 2000)]
    public void Interval_covers_ninety_percent_of_simulated_futures(string name, int x, int last, int age, double sales)
    {
        IPurchaseModel model = name switch
        {
            "BG/NBD" => new BgNbdModel(.242595, 4.413602, .792922, 2.425907),
            "MBG/NBD" => new BgNbdModel(.524838, 6.182992, .891356, 1.613999, dropsOutAtFirst: true),
            _ => new ParetoNbdModel(.55328, 10.57768, .60624, 11.66873),
        };
        var alive = model.ProbabilityAlive(x, last, age);
        var orders = model.OrdersInDays(x, age, LifetimeResult.HorizonWeeks);
        var quantile = new RevenueQuantile(orders, Amounts, x);
        var (high, low) = (quantile.Factor(.05 / alive) * Amounts.Scale(sales), quantile.Factor(.95 / alive) * Amounts.Scale(sales));
        var revenues = Simulate(model, x, age, sales, alive);

        Assert.Equal(revenues.Average(), alive * orders.Expected * Amounts.ExpectedAmount(x, sales), .02 * revenues.Average());
        if (alive * orders.Tails[0] <= .05)
        {
            Assert.Equal(0, high);
        }
        else
        {
            Assert.Equal(.05, revenues.Count(revenue => revenue > high) / (double)Draws, .0015);
        }

        if (1 - (alive * orders.Tails[0]) >= .05)
        {
            Assert.Equal(0, low);
        }
        else
        {
            Assert.Equal(.05, revenues.Count(revenue => revenue < low) / (double)Draws, .0015);
        }
    }

    // Purchase by purchase from the latent rates: nothing of the formula under test is used but P(alive).
    private static double[] Simulate(IPurchaseModel model, int x, int age, double sales, double alive)
    {
        var random = new RandomStream(11, x, age);
        var (r, alpha) = (model.Parameters[0].Value, model.Parameters[1].Value);
        return [.. Enumerable.Range(0, Draws).Select(_ =>
        {
            if (random.NextDouble() >= alive)
            {
                return 0;
            }

            var rate = Gamma.Sample(random, r + x, alpha + (age / 7.0));
            var dropout = model is BgNbdModel bg ? Beta.Sample(random, bg.A, bg.B + x + (bg.Name == "BG/NBD" ? 0 : 1)) : 0;
            var lifetime = model is ParetoNbdModel pareto
                ? Exponential.Sample(random, Gamma.Sample(random, pareto.DropoutShape, pareto.DropoutRate + (age / 7.0)))
                : double.PositiveInfinity;
            var count = 0;
            for (var at = Exponential.Sample(random, rate); at < Math.Min(
                lifetime, LifetimeResult.HorizonWeeks); at += Exponential.Sample(random, rate))
            {
                count++;
                if (random.NextDouble() < dropout)
                {
                    break;
                }
            }

            var amountRate = Gamma.Sample(random, Amounts.PosteriorShape(x), Amounts.Scale(sales));
            return Enumerable.Range(0, count).Sum(_ => Gamma.Sample(random, Amounts.P, amountRate));
        })];
    }
}
