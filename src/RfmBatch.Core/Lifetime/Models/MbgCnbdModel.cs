using MathNet.Numerics;

namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// MBG/CNBD-k: as MBG/NBD, but purchases come regularly, every k-th event of a Poisson process. k = 1 is MBG/NBD.
/// </summary>
/// <remarks>
/// Platzer and Reutterer (Marketing Science 35, 2016); Reutterer, Platzer and Schröder (IJRM 38, 2021). Where the papers approximate the
/// numbers of orders to come, these are exact: given the past, j of k stages to the next order are behind the customer with a probability
/// in proportion to c_j (<see cref="MbgCnbdLikelihood"/>), and stages to come are negative binomial.
/// </remarks>
internal sealed class MbgCnbdModel : IPurchaseModel
{
    /// <summary>Creates the model.</summary>
    /// <param name="regularity">k, at least 1.</param>
    /// <param name="r">Shape of the rate of stages, above 0.</param>
    /// <param name="alpha">Its rate in weeks, above 0.</param>
    /// <param name="a">Of the dropout probability, above 0.</param>
    /// <param name="b">Of the dropout probability, above 0.</param>
    public MbgCnbdModel(int regularity, double r, double alpha, double a, double b)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(regularity);
        foreach (var value in (double[])[r, alpha, a, b])
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        }

        (Regularity, R, Alpha, A, B) = (regularity, r, alpha, a, b);
    }

    /// <inheritdoc/>
    public string Name => $"MBG/CNBD-{Regularity}";

    /// <summary>k.</summary>
    public int Regularity { get; }

    /// <summary>r.</summary>
    public double R { get; }

    /// <summary>α, weeks.</summary>
    public double Alpha { get; }

    /// <summary>a.</summary>
    public double A { get; }

    /// <summary>b.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ModelParameter> Parameters => [new("r", R), new("alpha", Alpha), new("a", A), new("b", B)];

    /// <inheritdoc/>
    public IPurchaseModel WithParameters(IReadOnlyList<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new MbgCnbdModel(Regularity, parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    /// <inheritdoc/>
    public double LogLikelihood(CustomerPast past)
    {
        var (x, n) = (past.RepeatOrderDays, Regularity * past.RepeatOrderDays);
        var logOpen = Math.Log(Stages(x, past.Weeks, past.WeeksToLast).Sum);
        return RisingSums.Of(R, n).Logs[n] + RisingSums.OfBeta(A, B, x + 1).Logs[x + 1]
            + (R * Math.Log(Alpha)) - ((R + n) * Math.Log(Alpha + past.Weeks))
            + logOpen + Softplus.Of(LogOddsOfDropout(past) - logOpen).Value;
    }

    /// <inheritdoc/>
    public double ProbabilityAlive(CustomerPast past) =>
        Softplus.Of(
            Math.Log(Stages(past.RepeatOrderDays, past.Weeks, past.WeeksToLast).Sum) - LogOddsOfDropout(past)).Derivative;

    /// <inheritdoc/>
    /// <remarks>
    /// P(N &gt; m) = E((1−p)^m) · Σ_j P(j stages behind) · P(NB(r+kx+j, α+T) ≥ (m+1)k − j), p ~ Beta(a, b+x+1).
    /// </remarks>
    public Func<double, OrderDistribution> OrdersIfAlive(int repeatOrderDays, double weeks, double horizonWeeks)
    {
        var shape = R + (Regularity * repeatOrderDays);
        var stages = Enumerable.Range(0, Regularity)
            .Select(j => NegativeBinomial.Tails(shape + j, Alpha + weeks, horizonWeeks)).ToArray();
        var length = Enumerable.Range(0, Regularity).Max(j => (stages[j].Length + j) / Regularity);
        var survivals = new double[length];
        var (survival, b) = (1.0, B + repeatOrderDays + 1);
        for (var m = 0; m < length; m++)
        {
            survivals[m] = survival;
            survival *= (b + m) / (A + b + m);
        }

        return weeksToLast =>
        {
            var (behind, sum) = Stages(repeatOrderDays, weeks, weeksToLast);
            var tails = new double[length];
            for (var m = 0; m < length; m++)
            {
                for (var j = 0; j < Regularity; j++)
                {
                    var at = ((m + 1) * Regularity) - j - 1;
                    tails[m] += at < stages[j].Length ? behind[j] * stages[j][at] : 0;
                }

                tails[m] = Math.Min(1, tails[m] / sum) * survivals[m];
            }

            return OrderDistribution.FromTails(tails);
        };
    }

    /// <inheritdoc/>
    public double ExpectedOrdersOfNewCustomer(double weeks) => ProbabilityAlive(default) * OrdersIfAlive(0, 0, weeks)(0).Expected;

    /// <inheritdoc/>
    public double WeeksToNextOrderIfAlive(CustomerPast past, double probability, double limitWeeks)
    {
        var (behind, sum) = Stages(past.RepeatOrderDays, past.Weeks, past.WeeksToLast);
        var (low, high, shape) = (0.0, limitWeeks, R + (Regularity * past.RepeatOrderDays));
        // To a tenth of a day.
        while (high - low > .1 / WeekLogs.DaysPerWeek)
        {
            var middle = (low + high) / 2;
            var (share, come) = (middle / (Alpha + past.Weeks + middle), 0.0);
            for (var j = 0; j < Regularity; j++)
            {
                come += behind[j] / sum * SpecialFunctions.BetaRegularized(Regularity - j, shape + j, share);
            }

            (low, high) = come < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>c_j for j = 0..k − 1: how likely it is, up to a factor, that j stages have passed since the last purchase.</summary>
    private (double[] Terms, double Sum) Stages(int x, double weeks, double weeksToLast)
    {
        var terms = new double[Regularity];
        var (shape, ratio, term, sum) = (R + (Regularity * x), (weeks - weeksToLast) / (Alpha + weeks), 1.0, 0.0);
        for (var j = 0; j < Regularity; j++)
        {
            term *= j == 0 ? 1 : (shape + j - 1) / j * ratio;
            terms[j] = term;
            sum += term;
        }

        return (terms, sum);
    }

    private double LogOddsOfDropout(CustomerPast past) =>
        Math.Log(A / (B + past.RepeatOrderDays)) + ((R + (Regularity * past.RepeatOrderDays))
            * SpecialFunctions.Log1p((past.Weeks - past.WeeksToLast) / (Alpha + past.WeeksToLast)));
}
