using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Holdouts as the models make them themselves: the null of what is compared with the one that came.</summary>
/// <remarks>
/// Customers' orders and amounts are drawn given their past; parameters are drawn around their estimates and move sums by their
/// elasticities, as in the totals. A simulation has a random stream of its own, so threads do not matter.
/// </remarks>
internal sealed class HoldoutSimulation
{
    /// <summary>Holdouts drawn.</summary>
    public const int Count = 200;

    // Of its own among the streams of a seed.
    private const int Stream = -7;

    /// <summary>Shift of a parameter's logarithm that slopes come from.</summary>
    public const double Step = 1e-3;
    private const double LargestShift = 10;
    private readonly DrawnCustomer[] _customers;
    private readonly LifetimeModels _models;
    private readonly (double Sum, Vector<double> Slopes)[] _quarters;
    private readonly int _seed;

    /// <summary>Takes what is drawn.</summary>
    /// <param name="customers">Customers, each with its groups.</param>
    /// <param name="models">The models.</param>
    /// <param name="quarters">Expected orders by stretch of the holdout, and their slopes by the parameters' logarithms.</param>
    /// <param name="seed">Seed.</param>
    public HoldoutSimulation(DrawnCustomer[] customers, LifetimeModels models, (double Sum, Vector<double> Slopes)[] quarters, int seed) =>
        (_customers, _models, _quarters, _seed) = (customers, models, quarters, seed);

    /// <summary>Draws them.</summary>
    /// <param name="slopes">Slopes of expected orders by the logarithm of each parameter, by group of histories.</param>
    public SimulatedHoldout[] Run(double[][] slopes)
    {
        var byFrequency = OrderSlopes(customer => customer.Frequency, HoldoutRow.LastRow + 1, slopes);
        var byTenth = OrderSlopes(customer => customer.Tenth, DrawnCustomer.Tenths, slopes);
        var byValue = ValueSlopes();
        var shifts = ParameterDraws.Draw(
            _models.Purchases.LogCovariance, Math.Max(1, slopes.Length), new RandomStream(_seed, Stream, -1), Count);
        var ofAmounts = ParameterDraws.Draw(_models.Amounts?.LogCovariance, 3, new RandomStream(_seed, Stream, -2), Count);
        var holdouts = new SimulatedHoldout[Count];
        Parallel.For(0, Count, simulation =>
        {
            var random = new RandomStream(_seed, Stream, simulation);
            var holdout = Draw(random);
            var drawn = (long)holdout.Frequency.Sum();
            for (var i = 0; i < holdout.Frequency.Length; i++)
            {
                holdout.Frequency[i] = Math.Max(0, holdout.Frequency[i] + Shift(byFrequency[i], shifts, simulation, isLog: false));
                holdout.Revenue[i] *= Math.Exp(Shift(byValue[i], ofAmounts, simulation, isLog: true));
            }

            for (var i = 0; i < holdout.Tenth.Length; i++)
            {
                holdout.Tenth[i] = Math.Max(0, holdout.Tenth[i] + Shift(byTenth[i], shifts, simulation, isLog: false));
            }

            Divide(drawn, random, holdout.Quarter);
            for (var i = 0; i < _quarters.Length; i++)
            {
                holdout.Quarter[i] = Math.Max(0, holdout.Quarter[i] + Shift(_quarters[i], shifts, simulation, isLog: false));
            }

            holdouts[simulation] = holdout;
        });
        return holdouts;
    }

    /// <summary>By how much a draw of the parameters moves a sum, to first order; bounded, for a fit may know nothing.</summary>
    private static double Shift((double Sum, Vector<double> Slopes) group, Matrix<double> draws, int simulation, bool isLog)
    {
        if (group.Sum <= 0)
        {
            return 0;
        }

        var log = Math.Clamp(draws.Row(simulation) * group.Slopes / group.Sum, -LargestShift, LargestShift);
        return isLog ? log : group.Sum * (Math.Exp(log) - 1);
    }

    private SimulatedHoldout Draw(RandomStream random)
    {
        var holdout = new SimulatedHoldout(_quarters.Length);
        foreach (var customer in _customers)
        {
            var (uniform, orders) = (random.NextDouble(), 0);
            var tails = customer.Orders.Tails;
            while (orders < tails.Length && uniform < customer.Alive * tails[orders])
            {
                orders++;
            }

            holdout.Frequency[customer.Frequency] += orders;
            if (customer.Tenth >= 0)
            {
                holdout.Tenth[customer.Tenth] += orders;
            }

            if (orders > 0 && _models.Amounts is { } amounts)
            {
                holdout.Value[customer.Frequency] += orders * customer.MeanAmount;
                holdout.Revenue[customer.Frequency] +=
                    customer.Scale * Gamma.Sample(random, amounts.Model.P * orders, 1) / Gamma.Sample(random, customer.PosteriorShape, 1);
            }

            if (customer.Bound >= 0 && random.NextDouble() < customer.Promised)
            {
                holdout.Covered[customer.Bound]++;
            }
        }

        return holdout;
    }

    private void Divide(long orders, RandomStream random, double[] quarters)
    {
        var (left, expected) = (orders, _quarters.Sum(quarter => quarter.Sum));
        for (var i = 0; i < quarters.Length; i++)
        {
            var share = expected <= 0 ? 0 : Math.Clamp(_quarters[i].Sum / expected, 0, 1);
            var drawn = i + 1 == quarters.Length ? left : BinomialDraw.Of(left, share, random);
            quarters[i] = drawn;
            left -= drawn;
            expected -= _quarters[i].Sum;
        }
    }

    private (double Sum, Vector<double> Slopes)[] OrderSlopes(
        Func<DrawnCustomer, int> groupOf, int groups, double[][] slopes)
    {
        var sums = Enumerable.Range(0, groups).Select(_ => (Sum: 0.0, Slopes: new double[Math.Max(1, slopes.Length)])).ToArray();
        foreach (var customer in _customers)
        {
            if (groupOf(customer) is >= 0 and var group)
            {
                sums[group].Sum += customer.Alive * customer.Orders.Expected;
                for (var i = 0; i < slopes.Length; i++)
                {
                    sums[group].Slopes[i] += slopes[i][customer.Group];
                }
            }
        }

        return [.. sums.Select(sum => (sum.Sum, Vector<double>.Build.Dense(sum.Slopes)))];
    }

    /// <summary>Expected revenue by frequency and its slopes by the parameters of amounts.</summary>
    private (double Sum, Vector<double> Slopes)[] ValueSlopes()
    {
        var groups = HoldoutRow.LastRow + 1;
        if (_models.Amounts is not { LogCovariance: not null, Model: { } model })
        {
            return [.. Enumerable.Repeat((0.0, Vector<double>.Build.Dense(1)), groups)];
        }

        double[] Sums(GammaGammaModel at)
        {
            var sums = new double[groups];
            foreach (var customer in _customers)
            {
                sums[customer.Frequency] +=
                    customer.Alive * customer.Orders.Expected * at.ExpectedAmount(customer.AmountDays, customer.AmountSum);
            }

            return sums;
        }

        double[] estimates = [model.P, model.Q, model.Gamma];
        double[] Moved(int i, double factor)
        {
            double[] at = [.. estimates];
            at[i] *= factor;
            return Sums(at[1] > 1 ? new GammaGammaModel(at[0], at[1], at[2]) : model);
        }

        var slopes = Enumerable.Range(0, 3).Select(i => (Up: Moved(i, Math.Exp(Step)), Down: Moved(i, Math.Exp(-Step)))).ToArray();
        return
        [
            .. Sums(model).Select((sum, group) => (
                sum, Vector<double>.Build.Dense(3, i => (slopes[i].Up[group] - slopes[i].Down[group]) / (2 * Step))))
        ];
    }
}

/// <summary>A customer of simulated holdouts.</summary>
internal sealed record DrawnCustomer
{
    /// <summary>Tenths of P(alive).</summary>
    public const int Tenths = 10;

    /// <summary>Its group of histories.</summary>
    public required int Group { get; init; }

    /// <summary>Row of the holdout's table.</summary>
    public required int Frequency { get; init; }

    /// <summary>Tenth of P(alive) among those who bought again; −1 for others.</summary>
    public required int Tenth { get; init; }

    /// <summary>0 where its lower end is 0, 1 where it is above, −1 without a model of amounts.</summary>
    public required int Bound { get; init; }

    /// <summary>How likely it is within its bounds.</summary>
    public required double Promised { get; init; }

    /// <summary>P(alive).</summary>
    public required double Alive { get; init; }

    /// <summary>Purchases if alive.</summary>
    public required OrderDistribution Orders { get; init; }

    /// <summary>Purchase days whose amounts count.</summary>
    public required int AmountDays { get; init; }

    /// <summary>Sum of their amounts, currency units.</summary>
    public required double AmountSum { get; init; }

    /// <summary>Expected revenue of a purchase day, currency units.</summary>
    public required double MeanAmount { get; init; }

    /// <summary>γ', currency units.</summary>
    public required double Scale { get; init; }

    /// <summary>q'.</summary>
    public required double PosteriorShape { get; init; }
}

/// <summary>Sums of one simulated holdout.</summary>
internal sealed class SimulatedHoldout(int quarters)
{
    /// <summary>Orders by frequency.</summary>
    public double[] Frequency { get; } = new double[HoldoutRow.LastRow + 1];

    /// <summary>Orders by tenth of P(alive).</summary>
    public double[] Tenth { get; } = new double[DrawnCustomer.Tenths];

    /// <summary>Orders by stretch.</summary>
    public double[] Quarter { get; } = new double[quarters];

    /// <summary>Revenue by frequency, currency units.</summary>
    public double[] Revenue { get; } = new double[HoldoutRow.LastRow + 1];

    /// <summary>What the model says of the same orders.</summary>
    public double[] Value { get; } = new double[HoldoutRow.LastRow + 1];

    /// <summary>Customers within their bounds: those whose lower end is 0, and the others.</summary>
    public double[] Covered { get; } = new double[2];
}
