using MathNet.Numerics.Distributions;

namespace RfmBatch.Core.Campaigns;

/// <summary>Amounts of a group of customers, those who ordered nothing with 0.</summary>
/// <param name="Count">Customers.</param>
/// <param name="Mean">Mean amount, currency units.</param>
/// <param name="Variance">Sample variance (n − 1); 0 for fewer than two.</param>
internal readonly record struct AmountSample(int Count, double Mean, double Variance)
{
    /// <summary>The squared standard error of the mean.</summary>
    public double SquaredError => Variance / Count;

    public static AmountSample Of(IReadOnlyCollection<long> amounts)
    {
        if (amounts.Count == 0)
        {
            return default;
        }

        var mean = amounts.Average(Amount.ToDouble);
        var squares = amounts.Sum(amount => (Amount.ToDouble(amount) - mean) * (Amount.ToDouble(amount) - mean));
        return new AmountSample(amounts.Count, mean, amounts.Count < 2 ? 0 : squares / (amounts.Count - 1));
    }

    /// <summary>A weighted sum of differences of means with Welch's interval; degrees of freedom after Satterthwaite.</summary>
    /// <remarks>
    /// B. L. Welch, "The generalization of Student's problem when several different population variances are involved", Biometrika 34
    /// (1947); F. E. Satterthwaite, Biometrics Bulletin 2 (1946).
    /// </remarks>
    /// <param name="strata">Weight, and the two groups, each of at least two customers.</param>
    public static Interval Difference(IReadOnlyList<(double Weight, AmountSample Treated, AmountSample Control)> strata)
    {
        var difference = strata.Sum(stratum => stratum.Weight * (stratum.Treated.Mean - stratum.Control.Mean));
        var (error, freedom) = (0.0, 0.0);
        foreach (var (weight, treated, control) in strata)
        {
            foreach (var sample in new[] { treated, control })
            {
                var part = weight * weight * sample.SquaredError;
                error += part;
                freedom += part * part / (sample.Count - 1);
            }
        }

        if (error == 0)
        {
            return new Interval(difference, difference, difference);
        }

        var half = StudentT.InvCDF(0, 1, error * error / freedom, 0.975) * Math.Sqrt(error);
        return new Interval(difference, difference - half, difference + half);
    }
}
