namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Pareto/NBD: purchases at a Gamma-distributed rate until an exponential lifetime of Gamma-distributed rate ends.</summary>
/// <remarks>
/// Schmittlein, Morrison and Colombo, "Counting your customers" (Management Science 33, 1987); formulas after Fader and Hardie's note of
/// 2005.
/// </remarks>
internal sealed class ParetoNbdModel : IPurchaseModel
{
    /// <summary>Creates the model from shape r and rate α (weeks) of the purchase rate, s and β (weeks) of the dropout rate.</summary>
    /// <param name="r">Shape, above 0.</param>
    /// <param name="alpha">Rate in weeks, above 0.</param>
    /// <param name="s">Shape, above 0.</param>
    /// <param name="beta">Rate in weeks, above 0.</param>
    public ParetoNbdModel(double r, double alpha, double s, double beta)
    {
        foreach (var value in (double[])[r, alpha, s, beta])
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        }

        (Shape, Rate, DropoutShape, DropoutRate) = (r, alpha, s, beta);
    }

    /// <inheritdoc/>
    public string Name => "Pareto/NBD";

    /// <summary>r.</summary>
    public double Shape { get; }

    /// <summary>α, weeks.</summary>
    public double Rate { get; }

    /// <summary>s.</summary>
    public double DropoutShape { get; }

    /// <summary>β, weeks.</summary>
    public double DropoutRate { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ModelParameter> Parameters =>
        [new("r", Shape), new("alpha", Rate), new("s", DropoutShape), new("beta", DropoutRate)];

    /// <inheritdoc/>
    public IPurchaseModel WithParameters(IReadOnlyList<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new ParetoNbdModel(parameters[0], parameters[1], parameters[2], parameters[3]);
    }

    /// <inheritdoc/>
    public double LogLikelihood(CustomerPast past)
    {
        var (x, weeks) = (past.RepeatOrderDays, past.Weeks);
        return RisingSums.Of(Shape, x).Logs[x]
            + (Shape * Math.Log(Rate)) - ((Shape + x) * Math.Log(Rate + weeks))
            + (DropoutShape * Math.Log(DropoutRate / (DropoutRate + weeks)))
            + Softplus.Of(LogOddsOfDropout(past)).Value;
    }

    /// <inheritdoc/>
    public double ProbabilityAlive(CustomerPast past) => Softplus.Of(-LogOddsOfDropout(past)).Derivative;

    /// <inheritdoc/>
    /// <remarks>
    /// The (k+1)-th purchase comes when the lifetime left outlasts its arrival: P(N &gt; k) = ∫ f_{k+1}(u) (β'/(β'+u))^s du, β' = β + T. In
    /// v = u/(α+T+u) the arrival is Beta(k+1, r+x), so the integral is one of smooth functions over 0..t/(α+T+t), taken by Gauss–Legendre;
    /// all terms are positive. Their sum has a closed form, against which it is tested.
    /// </remarks>
    public Func<double, OrderDistribution> OrdersIfAlive(int repeatOrderDays, double weeks, double horizonWeeks)
    {
        var (shape, rate, dropoutRate) = (Shape + repeatOrderDays, Rate + weeks, DropoutRate + weeks);
        var tails = NegativeBinomial.Tails(shape, rate, horizonWeeks);
        var survivals = new double[tails.Length];
        var rule = ArrivalRule.For(tails.Length, shape);
        var width = horizonWeeks / (rate + horizonWeeks);
        for (var j = 0; j < rule.Nodes.Length; j++)
        {
            var v = width * rule.Nodes[j];
            var time = rate * v / (1 - v);
            var weight = rule.Weights[j] * width * Math.Exp(-DropoutShape * MathNet.Numerics.SpecialFunctions.Log1p(time / dropoutRate));
            ArrivalRule.AddBetaDensities(survivals, shape, v, weight);
        }

        for (var k = 0; k < tails.Length; k++)
        {
            // The quadrature is exact to about 1e-13; a tail never exceeds the one without dropout.
            tails[k] = Math.Min(tails[k], survivals[k]);
        }

        var orders = OrderDistribution.FromTails(tails);
        return _ => orders;
    }

    /// <inheritdoc/>
    public double ExpectedOrdersOfNewCustomer(double weeks) => ExpectedIfAlive(Shape, Rate, DropoutRate, weeks);

    /// <inheritdoc/>
    public double WeeksToNextOrderIfAlive(CustomerPast past, double probability, double limitWeeks)
    {
        var (low, high) = (0.0, limitWeeks);
        // To a tenth of a day.
        while (high - low > .1 / WeekLogs.DaysPerWeek)
        {
            var middle = (low + high) / 2;
            (low, high) = FirstOrderIfAlive(past, middle) < probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    private double FirstOrderIfAlive(CustomerPast past, double weeks)
    {
        var (shape, rate, dropoutRate) = (Shape + past.RepeatOrderDays, Rate + past.Weeks, DropoutRate + past.Weeks);
        var (rule, width, sum) = (ArrivalRule.For(1, shape), weeks / (rate + weeks), new double[1]);
        for (var j = 0; j < rule.Nodes.Length; j++)
        {
            var v = width * rule.Nodes[j];
            ArrivalRule.AddBetaDensities(
                sum,
                shape,
                v,
                rule.Weights[j] * width * Math.Exp(
                    -DropoutShape * MathNet.Numerics.SpecialFunctions.Log1p(rate * v / (1 - v) / dropoutRate)));
        }

        return sum[0];
    }

    /// <summary>Closed form of the expectation: (r+x)/(α+T) · ∫ (β'/(β'+u))^s du.</summary>
    internal double ExpectedIfAlive(double shape, double rate, double dropoutRate, double weeks)
    {
        var log = MathNet.Numerics.SpecialFunctions.Log1p(weeks / dropoutRate);
        var exponent = (1 - DropoutShape) * log;
        var mean = Math.Abs(exponent) < 1e-12 ? log : MathNet.Numerics.SpecialFunctions.Expm1(exponent) / (1 - DropoutShape);
        return shape / rate * dropoutRate * mean;
    }

    private double LogOddsOfDropout(CustomerPast past) =>
        DropoutIntegral.Of(Shape + past.RepeatOrderDays, Rate, DropoutShape, DropoutRate, past.WeeksToLast, past.Weeks).LogOdds;
}
