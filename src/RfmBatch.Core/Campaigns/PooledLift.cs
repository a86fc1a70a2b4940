namespace RfmBatch.Core.Campaigns;

/// <summary>The lift of an action over several plans, each compared with its own control only.</summary>
/// <remarks>
/// Added-up counts invent a lift where plans differ in both base rate and share of control (Simpson's paradox); so each plan is a stratum.
/// N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959), as a difference of rates; its variance, which holds for
/// few large as for many small strata, by T. Sato, "On the variance estimator for the Mantel–Haenszel risk difference", Biometrics 45
/// (1989). For the variance ½ is added to each cell, so that nobody responding does not mean certainty.
/// </remarks>
/// <param name="Estimate">Incremental probability of an order, −1..1.</param>
/// <param name="Variance">Its variance, more than 0.</param>
/// <param name="NullVariance">Its variance if treated and control of a plan order at one rate, more than 0: unlike Sato's it does not
/// fall when few of a small control happen to order, which is when the estimate is too high.</param>
public readonly record struct PooledLift(double Estimate, double Variance, double NullVariance)
{
    // 0.975 of the standard normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>The estimate with its 95 % confidence interval.</summary>
    public Interval Interval => new(Estimate, Estimate - (Z * Math.Sqrt(Variance)), Estimate + (Z * Math.Sqrt(Variance)));

    /// <summary>Pools strata; null where none has both treated and control.</summary>
    public static PooledLift? Of(IEnumerable<ResponseStratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var cells = strata.Where(stratum => stratum.IsComparable).Select(Cells.Of).ToList();
        if (cells.Count == 0)
        {
            return null;
        }

        var halves = cells.Select(cell => cell.WithHalves).ToList();
        return new PooledLift(DifferenceOf(cells), SatoVariance(halves), VarianceAtOneRate(halves));
    }

    /// <summary>Sato's variance of the pooled difference of these very cells.</summary>
    internal static double SatoVariance(IReadOnlyList<Cells> strata)
    {
        var (p, q, weight) = (0.0, 0.0, 0.0);
        foreach (var (n1, x1, n0, x0) in strata)
        {
            var n = n1 + n0;
            p += ((n1 * n1 * x0) - (n0 * n0 * x1) + (n1 * n0 * (n0 - n1) / 2)) / (n * n);
            q += ((x1 * (n0 - x0)) + (x0 * (n1 - x1))) / (2 * n);
            weight += n1 * n0 / n;
        }

        return ((DifferenceOf(strata) * p) + q) / (weight * weight);
    }

    private static double VarianceAtOneRate(IReadOnlyList<Cells> strata)
    {
        var weight = strata.Sum(cell => cell.Weight);
        return strata.Sum(cell => cell.Weight * cell.Rate * (1 - cell.Rate)) / (weight * weight);
    }

    private static double DifferenceOf(IReadOnlyList<Cells> strata) =>
        strata.Sum(cell => ((cell.X1 * cell.N0) - (cell.X0 * cell.N1)) / (cell.N1 + cell.N0))
        / strata.Sum(cell => cell.Weight);

    /// <summary>Treated, responses, control, responses; halves make them fractions.</summary>
    internal readonly record struct Cells(double N1, double X1, double N0, double X0)
    {
        public double Weight => N1 * N0 / (N1 + N0);

        public double Rate => (X1 + X0) / (N1 + N0);

        public Cells WithHalves => new(N1 + 1, X1 + .5, N0 + 1, X0 + .5);

        public static Cells Of(ResponseStratum stratum) =>
            new(stratum.Treated, stratum.TreatedResponses, stratum.Control, stratum.ControlResponses);
    }
}
