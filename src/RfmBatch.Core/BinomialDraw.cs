using MathNet.Numerics;

namespace RfmBatch.Core;

/// <summary>Numbers of successes, drawn exactly and in about the same time whatever the number of trials.</summary>
/// <remarks>
/// W. Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993), algorithm BTRS;
/// few expected successes by inversion.
/// </remarks>
internal static class BinomialDraw
{
    // BTRS needs as many; below, inversion takes a step per success.
    private const double LeastExpected = 10;

    /// <summary>Successes of so many trials.</summary>
    /// <param name="trials">At least 0.</param>
    /// <param name="probability">Of one success, 0..1.</param>
    /// <param name="random">Where numbers come from.</param>
    public static long Of(long trials, double probability, RandomStream random) => probability > .5
        ? trials - Of(trials, 1 - probability, random)
        : trials == 0 || probability <= 0
            ? 0
            : trials * probability < LeastExpected ? Invert(trials, probability, random) : Reject(trials, probability, random);

    private static long Invert(long trials, double probability, RandomStream random)
    {
        var odds = probability / (1 - probability);
        var density = Math.Exp(trials * Math.Log(1 - probability));
        var (left, successes) = (random.NextDouble() - density, 0L);
        while (left >= 0 && successes < trials)
        {
            successes++;
            density *= odds * (trials - successes + 1) / successes;
            left -= density;
        }

        return successes;
    }

    private static long Reject(long trials, double probability, RandomStream random)
    {
        var deviation = Math.Sqrt(trials * probability * (1 - probability));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        var (centre, squeeze, alpha) = ((trials * probability) + .5, .92 - (4.2 / b), (2.83 + (5.1 / b)) * deviation);
        var logOdds = Math.Log(probability / (1 - probability));
        var mode = (long)((trials + 1) * probability);
        var atMode = LogFactorials(trials, mode);
        while (true)
        {
            var (u, v) = (random.NextDouble() - .5, random.NextDouble());
            var us = .5 - Math.Abs(u);
            var successes = (long)Math.Floor((((2 * a / us) + b) * u) + centre);
            if (us >= .07 && v <= squeeze)
            {
                return successes;
            }

            if (successes >= 0
                && successes <= trials
                && Math.Log(v * alpha / ((a / (us * us)) + b))
                    <= atMode - LogFactorials(trials, successes) + ((successes - mode) * logOdds))
            {
                return successes;
            }
        }
    }

    private static double LogFactorials(long trials, long successes) =>
        SpecialFunctions.GammaLn(successes + 1) + SpecialFunctions.GammaLn(trials - successes + 1);
}
