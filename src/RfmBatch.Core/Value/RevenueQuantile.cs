using MathNet.Numerics;

namespace RfmBatch.Core.Value;

/// <summary>Quantiles of the revenue of customers who share x and T, per unit of the customer's own scale γ' = γ + x·mean.</summary>
/// <remarks>
/// Given N = n purchases, revenue is γ' times a Beta-prime(pn, q') number, since amounts are Gamma(p, ν) and ν is Gamma(q', γ') given the past. So the chance of more than u·γ' is
/// P(alive) · Σ_n P(N = n | alive) · I_{1/(1+u)}(q', pn), the same function of u for all customers of equal x and T: it is inverted per history, not per customer.
/// </remarks>
internal sealed class RevenueQuantile
{
    private const double Negligible = 1e-11;
    private const double Tolerance = 1e-9;
    private const int MaxSteps = 100;
    private readonly double[] _probabilities;
    private readonly double[] _shapes;
    private readonly double[] _logBetas;
    private readonly double _posteriorShape;
    private double _last;

    public RevenueQuantile(OrderDistribution orders, GammaGammaModel amounts, int repeatOrderDays)
    {
        var count = 0;
        for (var k = 0; k < orders.Tails.Length && orders.Tails[k] > Negligible; k++)
        {
            count = k + 1;
        }

        _posteriorShape = amounts.PosteriorShape(repeatOrderDays);
        _probabilities = new double[count];
        _shapes = new double[count];
        _logBetas = new double[count];
        for (var n = 1; n <= count; n++)
        {
            _probabilities[n - 1] = orders.ProbabilityOf(n);
            _shapes[n - 1] = amounts.P * n;
            _logBetas[n - 1] = SpecialFunctions.BetaLn(amounts.P * n, _posteriorShape);
        }

        _last = Math.Log(Math.Max(orders.Expected, 1e-3) * amounts.P / _posteriorShape);
    }

    /// <summary>The u with P(revenue &gt; u·γ' | alive) = tail, or 0 where even no order at all is likelier than that.</summary>
    /// <param name="tail">Above 0. Neighbouring tails are found fastest one after another.</param>
    public double Factor(double tail)
    {
        if (_probabilities.Length == 0 || tail >= Above(double.NegativeInfinity).Tail)
        {
            return 0;
        }

        var (low, high, at, logTail) = (double.NegativeInfinity, double.PositiveInfinity, _last, Math.Log(tail));
        for (var step = 0; step < MaxSteps; step++)
        {
            var (value, slope) = Above(at);
            var difference = Math.Log(value) - logTail;
            (low, high) = difference > 0 ? (at, high) : (low, at);
            // Newton in ln u for the logarithm of the tail, which is nearly linear; halving where that leaves the bracket.
            var next = at - (difference / (slope / value));
            if (!(next > low && next < high && Math.Abs(next - at) < 20))
            {
                next = double.IsInfinity(low) ? at - 2 : double.IsInfinity(high) ? at + 2 : (low + high) / 2;
            }

            if (Math.Abs(next - at) < Tolerance)
            {
                at = next;
                break;
            }

            at = next;
        }

        _last = at;
        return Math.Exp(at);
    }

    /// <summary>P(revenue &gt; e^logFactor · γ' | alive) and its derivative by logFactor.</summary>
    private (double Tail, double Slope) Above(double logFactor)
    {
        var (tail, slope) = (0.0, 0.0);
        var below = 1 / (1 + Math.Exp(logFactor));
        var (logBelow, logAbove) = (Math.Log(below), logFactor + Math.Log(below));
        for (var i = _probabilities.Length - 1; i >= 0; i--)
        {
            if (double.IsNegativeInfinity(logFactor))
            {
                tail += _probabilities[i];
                continue;
            }

            tail += _probabilities[i] * SpecialFunctions.BetaRegularized(_posteriorShape, _shapes[i], below);
            slope -= _probabilities[i] * Math.Exp((_shapes[i] * logAbove) + (_posteriorShape * logBelow) - _logBetas[i]);
        }

        return (tail, slope);
    }
}
