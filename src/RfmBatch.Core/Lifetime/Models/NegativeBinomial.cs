using MathNet.Numerics;

namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Purchases of a customer within a time, when the rate is Gamma(shape, rate) and nobody drops out.</summary>
internal static class NegativeBinomial
{
    private const double Negligible = 1e-17;

    // e^−600 is still a normal number.
    private const double SmallestLog = -600;

    /// <summary>P(N &gt; k) for k = 0, 1, …, until it is negligible.</summary>
    /// <param name="shape">r + x.</param>
    /// <param name="rate">α + T, weeks.</param>
    /// <param name="time">Weeks.</param>
    public static double[] Tails(double shape, double rate, double time)
    {
        if (time <= 0)
        {
            return [];
        }

        var z = time / (rate + time);
        var logZero = -shape * SpecialFunctions.Log1p(time / rate);
        var start = logZero > SmallestLog ? 0 : Math.Max(0, (int)((shape - 1) * time / rate));
        var peak = start == 0 ? Math.Exp(logZero) : Math.Exp(LogProbability(shape, z, logZero, start));
        var first = start;
        var below = new List<double>();
        for (var p = peak; first > 0 && p > Negligible * peak; first--)
        {
            p *= first / (z * (shape + first - 1));
            below.Add(p);
        }

        var above = new List<double>();
        for (var (n, p) = (start, peak); ; n++)
        {
            var ratio = z * (shape + n) / (n + 1);
            p *= ratio;
            above.Add(p);
            ratio = z * Math.Max(1, (shape + n + 1) / (n + 2));
            if (ratio < 1 && p * ratio / (1 - ratio) < Negligible)
            {
                break;
            }
        }

        return Sums(first, below, peak, above, start > 0);
    }

    /// <summary>Time within which the first purchase comes with a probability: 1 − (α/(α+t))^r inverted.</summary>
    public static double TimeOfFirst(double shape, double rate, double probability) =>
        rate * SpecialFunctions.Expm1(-SpecialFunctions.Log1p(-Math.Min(probability, 1)) / shape);

    private static double[] Sums(int first, List<double> below, double peak, List<double> above, bool normalise)
    {
        var tails = new double[first + below.Count + above.Count];
        var sum = 0.0;
        var k = tails.Length - 1;
        for (var i = above.Count - 1; i >= 0; i--)
        {
            tails[k--] = sum += above[i];
        }

        for (var i = -1; i < below.Count - 1; i++)
        {
            tails[k--] = sum += i < 0 ? peak : below[i];
        }

        if (normalise)
        {
            // Far from 0 the probabilities come from lnΓ and are exact up to a common factor only.
            var total = sum + (below.Count > 0 ? below[^1] : peak);
            for (var i = k + 1; i < tails.Length; i++)
            {
                tails[i] /= total;
            }
        }

        for (; k >= 0; k--)
        {
            tails[k] = 1;
        }

        return tails;
    }

    private static double LogProbability(double shape, double z, double logZero, int n) =>
        SpecialFunctions.GammaLn(shape + n) - SpecialFunctions.GammaLn(shape) - SpecialFunctions.GammaLn(n + 1.0) + logZero
            + (n * Math.Log(z));
}
