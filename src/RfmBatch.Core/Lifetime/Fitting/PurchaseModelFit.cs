using MathNet.Numerics.LinearAlgebra;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>A purchase model fitted to a population by maximum likelihood.</summary>
public sealed record PurchaseModelFit
{
    /// <summary>The model with its estimates; the NBD limit where <see cref="IsFallback"/>.</summary>
    public required IPurchaseModel Model { get; init; }

    /// <summary>
    /// Standard errors parallel to the model's parameters (observed information, delta method from the log scale); null where the
    /// likelihood does not give one.
    /// </summary>
    public required IReadOnlyList<double?> StandardErrors { get; init; }

    /// <summary>Log-likelihood at the estimates, times in weeks; with the gaps of MBG/CNBD-k and the Jacobian of the season.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Whether the optimiser reached a maximum (a further Newton step would gain less than 1e-9).</summary>
    public required bool IsConverged { get; init; }

    /// <summary>Whether the model asked for is not identified by the data, so that its limit without dropout was used.</summary>
    public required bool IsFallback { get; init; }

    /// <summary>
    /// What a reader should know of the fit: the reason of a fallback, parameters at the edge of their range; null when there is nothing.
    /// </summary>
    public required string? Remark { get; init; }

    /// <summary>What was fitted, or would have been where it is not identified.</summary>
    internal CandidateModel Candidate { get; init; }

    /// <summary>Covariance of the logarithms of the estimates, or null.</summary>
    internal Matrix<double>? LogCovariance { get; init; }
}
