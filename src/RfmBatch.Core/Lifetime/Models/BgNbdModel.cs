namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// BG/NBD, or MBG/NBD: purchases at a Gamma-distributed rate, dropout after a purchase with a Beta-distributed probability.
/// </summary>
/// <remarks>
/// Fader, Hardie and Lee, "Counting your customers the easy way" (Marketing Science 24, 2005); Batislam, Denizel and Filiztekin (IJRM 24,
/// 2007). In BG/NBD nobody drops out before the first repeat purchase, so P(alive) is 1 for x = 0; in MBG/NBD a customer may drop out at
/// the first purchase.
/// </remarks>
internal sealed class BgNbdModel : IPurchaseModel
{
    private readonly int _shift;

    /// <summary>Creates the model from shape r and rate α (weeks) of the purchase rate, a and b of the dropout probability.</summary>
    /// <param name="r">Shape, above 0.</param>
    /// <param name="alpha">Rate in weeks, above 0.</param>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="dropsOutAtFirst">True: MBG/NBD.</param>
    public BgNbdModel(double r, double alpha, double a, double b, bool dropsOutAtFirst = false)
    {
        foreach (var value in (double[])[r, alpha, a, b])
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        }

        (R, Alpha, A, B, _shift) = (r, alpha, a, b, dropsOutAtFirst ? 1 : 0);
    }

    /// <inheritdoc/>
    public string Name => _shift == 0 ? "BG/NBD" : "MBG/NBD";

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
        return new BgNbdModel(parameters[0], parameters[1], parameters[2], parameters[3], _shift == 1);
    }

    /// <inheritdoc/>
    public double LogLikelihood(CustomerPast past)
    {
        var (x, y) = (past.RepeatOrderDays, past.RepeatOrderDays + _shift);
        return RisingSums.Of(R, x).Logs[x] + RisingSums.OfBeta(A, B, y).Logs[y]
            + (R * Math.Log(Alpha)) - ((R + x) * Math.Log(Alpha + past.Weeks))
            + Softplus.Of(LogOddsOfDropout(past)).Value;
    }

    /// <inheritdoc/>
    public double ProbabilityAlive(CustomerPast past) =>
        Softplus.Of(-LogOddsOfDropout(past)).Derivative;

    /// <inheritdoc/>
    /// <remarks>
    /// Purchases arrive as if nobody dropped out, and the customer is still there for the (k+1)-th when it survived k of them:
    /// P(N &gt; k) = P(NB(r+x, α+T) &gt; k) · E((1−p)^k), p ~ Beta(a, b+y). The sum over k is eq. (10) of the paper, whose 2F1 form cancels
    /// for large a + b.
    /// </remarks>
    public Func<double, OrderDistribution> OrdersIfAlive(int repeatOrderDays, double weeks, double horizonWeeks)
    {
        var tails = NegativeBinomial.Tails(R + repeatOrderDays, Alpha + weeks, horizonWeeks);
        var (survival, b) = (1.0, B + repeatOrderDays + _shift);
        for (var k = 0; k < tails.Length; k++)
        {
            tails[k] *= survival;
            survival *= (b + k) / (A + b + k);
        }

        var orders = OrderDistribution.FromTails(tails);
        return _ => orders;
    }

    /// <inheritdoc/>
    /// <remarks>Eq. (9) of the paper for BG/NBD.</remarks>
    public double ExpectedOrdersOfNewCustomer(double weeks) => ProbabilityAlive(default) * OrdersIfAlive(0, 0, weeks)(0).Expected;

    /// <inheritdoc/>
    public double WeeksToNextOrderIfAlive(CustomerPast past, double probability, double limitWeeks) =>
        Math.Min(limitWeeks, NegativeBinomial.TimeOfFirst(R + past.RepeatOrderDays, Alpha + past.Weeks, probability));

    private double LogOddsOfDropout(CustomerPast past)
    {
        var x = past.RepeatOrderDays;
        if (x + _shift == 0)
        {
            return double.NegativeInfinity;
        }

        var ratio = (past.Weeks - past.WeeksToLast) / (Alpha + past.WeeksToLast);
        return Math.Log(A / (B + x + _shift - 1)) + ((R + x) * MathNet.Numerics.SpecialFunctions.Log1p(ratio));
    }
}
