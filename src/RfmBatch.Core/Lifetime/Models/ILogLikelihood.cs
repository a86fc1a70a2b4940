namespace RfmBatch.Core.Lifetime.Models;

/// <summary>A log-likelihood to be maximised, in the logarithms of its (positive) parameters.</summary>
internal interface ILogLikelihood
{
    /// <summary>Lowest value of each parameter.</summary>
    IReadOnlyList<double> Lowest { get; }

    /// <summary>Highest value of each parameter.</summary>
    IReadOnlyList<double> Highest { get; }

    /// <summary>The log-likelihood and its derivatives by the parameters (not by their logarithms).</summary>
    /// <param name="parameters">Positive.</param>
    /// <param name="gradient">Receives one derivative per parameter.</param>
    double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient);
}
