using MathNet.Numerics.Integration;

namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Gauss–Legendre nodes fine enough for the arrival times of many purchases.</summary>
internal static class ArrivalRule
{
    private const double SmallestLog = -600;
    private static readonly (double[] Nodes, double[] Weights)[] Rules =
    [
        .. ((int[])[24, 48, 96, 192, 384, 768])
            .Select(order => new GaussLegendreRule(0, 1, order))
            .Select(rule => (rule.Abscissas, rule.Weights))
    ];

    /// <summary>Nodes and weights on 0..1: the densities are as narrow as 1/√(purchases).</summary>
    public static (double[] Nodes, double[] Weights) For(int purchases, double shape)
    {
        var need = 16 + (5 * Math.Sqrt(purchases + shape));
        return Array.Find(Rules, rule => rule.Nodes.Length >= need) is { Nodes: not null } found ? found : Rules[^1];
    }

    /// <summary>Adds weight · density of Beta(k+1, shape) at v to sums[k] for every k.</summary>
    public static void AddBetaDensities(double[] sums, double shape, double v, double weight)
    {
        var log = Math.Log(shape) + ((shape - 1) * MathNet.Numerics.SpecialFunctions.Log1p(-v));
        var k = 0;
        if (log < SmallestLog)
        {
            // Until the density is a normal number again.
            for (; k < sums.Length && log < SmallestLog; k++)
            {
                log += Math.Log(v * (shape + k + 1) / (k + 1));
            }
        }

        var term = weight * Math.Exp(log);
        for (; k < sums.Length; k++)
        {
            sums[k] += term;
            term *= v * (shape + k + 1) / (k + 1);
        }
    }
}
