using MathNet.Numerics.LinearAlgebra;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>A Gamma–Gamma model fitted by maximum likelihood.</summary>
public sealed record GammaGammaFit
{
    /// <summary>The model.</summary>
    public required GammaGammaModel Model { get; init; }

    /// <summary>Standard errors of p, q and γ; null where the likelihood does not give one.</summary>
    public required IReadOnlyList<double?> StandardErrors { get; init; }

    /// <summary>Log-likelihood, amounts in currency units.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Customers it was fitted to: at least one repeat purchase and a mean above 0.</summary>
    public required int CustomerCount { get; init; }

    /// <summary>Whether the optimiser reached a maximum.</summary>
    public required bool IsConverged { get; init; }

    /// <summary>Whether the population would have no mean (q ≤ 1), so that the observed mean was held fixed.</summary>
    public required bool IsFallback { get; init; }

    /// <summary>What a reader should know of the fit, or null.</summary>
    public required string? Remark { get; init; }

    /// <summary>Covariance of the logarithms of p, q, γ, or null.</summary>
    internal Matrix<double>? LogCovariance { get; init; }
}
