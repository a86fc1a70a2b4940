namespace RfmBatch.Core.Lifetime.Models;

/// <summary>ln(1 + e^δ) and its derivative, for any δ.</summary>
internal static class Softplus
{
    public static (double Value, double Derivative) Of(double delta)
    {
        var e = Math.Exp(-Math.Abs(delta));
        return delta > 0
            ? (delta + Math.Log(1 + e), 1 / (1 + e))
            : (Math.Log(1 + e), e / (1 + e));
    }
}
