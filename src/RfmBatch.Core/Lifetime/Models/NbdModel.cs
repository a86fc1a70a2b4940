namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// NBD: purchases at a Gamma-distributed rate, and nobody ever drops out. The limit of the other models when dropout vanishes.
/// </summary>
/// <remarks>Ehrenberg, "The pattern of consumer purchases" (Applied Statistics 8, 1959). P(alive) is 1 for everybody.</remarks>
internal sealed class NbdModel : IPurchaseModel
{
    /// <summary>Creates the model from shape r and rate α (weeks) of the purchase rate.</summary>
    /// <param name="r">Shape, above 0.</param>
    /// <param name="alpha">Rate in weeks, above 0.</param>
    public NbdModel(double r, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(r);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        (Shape, Rate) = (r, alpha);
    }

    /// <inheritdoc/>
    public string Name => "NBD";

    /// <summary>r.</summary>
    public double Shape { get; }

    /// <summary>α, weeks.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ModelParameter> Parameters => [new("r", Shape), new("alpha", Rate)];

    /// <inheritdoc/>
    public IPurchaseModel WithParameters(IReadOnlyList<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new NbdModel(parameters[0], parameters[1]);
    }

    /// <inheritdoc/>
    public double LogLikelihood(CustomerPast past) =>
        RisingSums.Of(Shape, past.RepeatOrderDays).Logs[past.RepeatOrderDays] + (Shape * Math.Log(Rate))
            - ((Shape + past.RepeatOrderDays) * Math.Log(Rate + past.Weeks));

    /// <inheritdoc/>
    public double ProbabilityAlive(CustomerPast past) => 1;

    /// <inheritdoc/>
    public Func<double, OrderDistribution> OrdersIfAlive(int repeatOrderDays, double weeks, double horizonWeeks)
    {
        var orders = OrderDistribution.FromTails(NegativeBinomial.Tails(Shape + repeatOrderDays, Rate + weeks, horizonWeeks));
        return _ => orders;
    }

    /// <inheritdoc/>
    public double ExpectedOrdersOfNewCustomer(double weeks) => Shape * weeks / Rate;

    /// <inheritdoc/>
    public double WeeksToNextOrderIfAlive(CustomerPast past, double probability, double limitWeeks) =>
        Math.Min(limitWeeks, NegativeBinomial.TimeOfFirst(Shape + past.RepeatOrderDays, Rate + past.Weeks, probability));
}
