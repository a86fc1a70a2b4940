namespace RfmBatch.Core.Campaigns;

/// <summary>Customers passed over before the next one who orders, drawn; so a draw costs as much as it has orders.</summary>
/// <param name="Probability">Probability that one of them orders, 0..1.</param>
internal readonly record struct OrderGap(double Probability)
{
    private readonly double _logNot = Math.Log(1 - Probability);

    /// <summary>A whole number; a double, since for small probabilities it may exceed any index.</summary>
    public double Next(RandomStream random) =>
        Probability >= 1 ? 0 : Probability <= 0 ? double.PositiveInfinity : Math.Floor(Math.Log(1 - random.NextDouble()) / _logNot);
}
