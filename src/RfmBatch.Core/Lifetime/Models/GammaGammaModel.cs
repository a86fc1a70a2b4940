namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Gamma–Gamma: amounts of a customer's purchase days are Gamma(p, ν), ν is Gamma(q, γ) over customers.</summary>
/// <remarks>
/// Fader and Hardie, "The Gamma-Gamma model of monetary value" (2013). Amounts do not depend on how often a customer buys.
/// </remarks>
public sealed class GammaGammaModel
{
    /// <summary>Creates the model.</summary>
    /// <param name="p">Shape of a customer's amounts, above 0.</param>
    /// <param name="q">Shape of their rate over customers, above 1: the population has no mean otherwise.</param>
    /// <param name="gamma">Its rate, currency units, above 0.</param>
    public GammaGammaModel(double p, double q, double gamma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(q, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gamma);
        (P, Q, Gamma) = (p, q, gamma);
    }

    /// <summary>p.</summary>
    public double P { get; }

    /// <summary>q.</summary>
    public double Q { get; }

    /// <summary>γ, currency units.</summary>
    public double Gamma { get; }

    /// <summary>p, q, γ.</summary>
    public IReadOnlyList<ModelParameter> Parameters => [new("p", P), new("q", Q), new("gamma", Gamma)];

    /// <summary>Mean amount of a purchase day over the population: pγ/(q − 1).</summary>
    public double PopulationMean => P * Gamma / (Q - 1);

    /// <summary>Expected amount of a future purchase day, given the past (eq. 5 of the note).</summary>
    /// <param name="days">Purchase days whose amounts are known, at least 0.</param>
    /// <param name="sum">Sum of their amounts, currency units.</param>
    public double ExpectedAmount(int days, double sum) => P * Scale(sum) / (PosteriorShape(days) - 1);

    /// <summary>q' = q + px: shape of the customer's rate given the past.</summary>
    public double PosteriorShape(int days) => Q + (P * days);

    /// <summary>γ' = γ + x·mean: its rate. n future amounts sum to γ' times a Beta-prime(pn, q') number.</summary>
    public double Scale(double sum) => Gamma + sum;
}
