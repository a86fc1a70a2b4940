using MathNet.Numerics;

namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Log-likelihood of Gamma–Gamma, parameters p, q, γ.</summary>
/// <remarks>
/// Fader and Hardie (2013), eq. (1a), with M = x·mean the sum of a customer's x amounts:
/// ln L = lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln γ + px ln M − ln(mean) − (px+q) ln(γ+M).
/// </remarks>
internal sealed class GammaGammaLikelihood : ILogLikelihood
{
    private readonly int[] _counts;
    private readonly double[] _sums;
    private readonly int[] _distinct;
    private readonly double[] _customers;
    private readonly double[] _logSums;
    private readonly double _logMeans;

    /// <summary>Takes customers with at least one purchase and a positive sum.</summary>
    /// <param name="counts">x of each.</param>
    /// <param name="sums">M of each, in any unit of money.</param>
    public GammaGammaLikelihood(int[] counts, double[] sums)
    {
        (_counts, _sums) = (counts, sums);
        var max = counts.DefaultIfEmpty(0).Max();
        _customers = new double[max + 1];
        _logSums = new double[max + 1];
        for (var i = 0; i < counts.Length; i++)
        {
            _customers[counts[i]]++;
            _logSums[counts[i]] += Math.Log(sums[i]);
            _logMeans += Math.Log(sums[i] / counts[i]);
        }

        _distinct = [.. Enumerable.Range(0, max + 1).Where(x => _customers[x] > 0)];
    }

    public IReadOnlyList<double> Lowest { get; } = [1e-3, 1e-3, 1e-5];

    public IReadOnlyList<double> Highest { get; } = [1e5, 1e5, 1e7];

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (p, q, gamma) = (parameters[0], parameters[1], parameters[2]);
        var sums = GroupSum.Of(_counts.Length, 4, (from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var (x, log) = (_counts[i], Math.Log(gamma + _sums[i]));
                sum[0] += ((p * x) + q) * log;
                sum[1] += x * log;
                sum[2] += log;
                sum[3] += ((p * x) + q) / (gamma + _sums[i]);
            }
        });
        var (value, byP, byQ) = (-sums[0] - _logMeans, -sums[1], -sums[2]);
        var (logGamma, digammaQ, logGammaQ) = (Math.Log(gamma), SpecialFunctions.DiGamma(q), SpecialFunctions.GammaLn(q));
        foreach (var x in _distinct)
        {
            var (px, customers) = (p * x, _customers[x]);
            var digamma = SpecialFunctions.DiGamma(px + q);
            value += (customers * (SpecialFunctions.GammaLn(px + q) - SpecialFunctions.GammaLn(px) - logGammaQ
                + (q * logGamma))) + (px * _logSums[x]);
            byP += x * ((customers * (digamma - SpecialFunctions.DiGamma(px))) + _logSums[x]);
            byQ += customers * (digamma - digammaQ + logGamma);
        }

        gradient[0] = byP;
        gradient[1] = byQ;
        gradient[2] = (_counts.Length * q / gamma) - sums[3];
        return value;
    }
}
