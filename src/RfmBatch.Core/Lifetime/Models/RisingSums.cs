namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Tables of lnΓ(c + n) − lnΓ(c) and its derivative for n = 0, 1, …, as sums of terms of one sign.</summary>
/// <remarks>Differences of lnΓ lose all digits when c is large, which is where degenerate fits go.</remarks>
internal static class RisingSums
{
    /// <summary>Σ_{k&lt;n} ln(c + k) for n = 0..count, and Σ_{k&lt;n} 1/(c + k).</summary>
    public static (double[] Logs, double[] Inverses) Of(double c, int count)
    {
        var (logs, inverses) = (new double[count + 1], new double[count + 1]);
        for (var k = 0; k < count; k++)
        {
            logs[k + 1] = logs[k] + Math.Log(c + k);
            inverses[k + 1] = inverses[k] + (1 / (c + k));
        }

        return (logs, inverses);
    }

    /// <summary>ln(B(a, b + n)/B(a, b)) = −Σ_{k&lt;n} ln(1 + a/(b + k)) for n = 0..count, and its derivatives by a and b.</summary>
    public static (double[] Logs, double[] ByA, double[] ByB) OfBeta(double a, double b, int count)
    {
        var (logs, byA, byB) = (new double[count + 1], new double[count + 1], new double[count + 1]);
        for (var k = 0; k < count; k++)
        {
            logs[k + 1] = logs[k] - MathNet.Numerics.SpecialFunctions.Log1p(a / (b + k));
            byA[k + 1] = byA[k] - (1 / (a + b + k));
            byB[k + 1] = byB[k] + (a / ((b + k) * (a + b + k)));
        }

        return (logs, byA, byB);
    }
}
