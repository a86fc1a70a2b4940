namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Gamma–Gamma with the population's mean held at a value: parameters p and q − 1, and γ = mean·(q − 1)/p.</summary>
internal sealed class MeanHeldLikelihood(GammaGammaLikelihood inner, double mean) : ILogLikelihood
{
    public IReadOnlyList<double> Lowest { get; } = [1e-3, .02];

    public IReadOnlyList<double> Highest { get; } = [1e5, 1e5];

    public double[] Full(IReadOnlyList<double> parameters) => [parameters[0], parameters[1] + 1, mean * parameters[1] / parameters[0]];

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var full = Full([parameters[0], parameters[1]]);
        var byFull = new double[3];
        var value = inner.Evaluate(full, byFull);
        gradient[0] = byFull[0] - (byFull[2] * full[2] / parameters[0]);
        gradient[1] = byFull[1] + (byFull[2] * full[2] / parameters[1]);
        return value;
    }
}
