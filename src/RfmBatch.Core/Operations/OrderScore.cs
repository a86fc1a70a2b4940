namespace RfmBatch.Core.Operations;

/// <summary>What orders of a customer in a stretch say about customers having halved their rate.</summary>
/// <remarks>
/// The score of the mixture (1 − π)·P(x) + π·P½(x) at π = 0, its locally most powerful test: 1 − P½(x) ÷ P(x) for Poisson x of rate μ and
/// of half of it, which is 1 − exp(μ/2)·2⁻ˣ. A sum of orders sees a fifth of the customers slow down less well, for it does not know who is
/// silent that hardly ever was. Only the weight of a cell rests on the Poisson; mean and variance are those of its customers.
/// </remarks>
internal sealed class OrderScore
{
    // So that no customer decides alone.
    private const double MostWeight = 20;

    private OrderScore(double[] values, double variance, double meanOrders) =>
        (Values, Variance, MeanOrders) = (values, variance, meanOrders);

    /// <summary>By number of orders; the mean over the cell is 0, and more is more orders.</summary>
    public double[] Values { get; }

    /// <summary>Variance over customers.</summary>
    public double Variance { get; }

    /// <summary>Orders of a customer.</summary>
    public double MeanOrders { get; }

    /// <summary>The score of a cell.</summary>
    /// <param name="shares">Shares of its customers by number of orders, from 0 on; they add up to 1.</param>
    /// <param name="rate">Orders of a customer that its weight comes from.</param>
    public static OrderScore Of(double[] shares, double rate)
    {
        var weight = Math.Min(MostWeight, Math.Exp(rate / 2));
        var values = shares.Select((_, orders) => -weight * Math.Pow(.5, orders)).ToArray();
        var mean = shares.Zip(values, (share, value) => share * value).Sum();
        values = Array.ConvertAll(values, value => value - mean);
        return new OrderScore(
            values,
            shares.Zip(values, (share, value) => share * value * value).Sum(),
            shares.Select((share, orders) => share * orders).Sum());
    }
}
