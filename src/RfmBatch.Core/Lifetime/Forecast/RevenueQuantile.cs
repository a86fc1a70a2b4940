using MathNet.Numerics.Integration;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Quantiles of the revenue of customers who share x and T, per unit of the customer's own scale γ' = γ + x·mean.</summary>
/// <remarks>
/// Given N = n purchases, revenue is γ' times a Beta-prime(pn, q') number, since amounts are Gamma(p, ν) and ν is Gamma(q', γ') given the
/// past. So the chance of more than u·γ' is P(alive) · Σ_n P(N = n | alive) · I_{1/(1+u)}(q', pn), the same function of u for all customers
/// of equal x and T: it is inverted per history, not per customer. The first value is taken from incomplete beta functions; from there the
/// density is integrated along ln u, which costs far less.
/// </remarks>
internal sealed class RevenueQuantile
{
    private const double Tolerance = 1e-8;
    private const int MaxSteps = 200;
    private static readonly GaussLegendreRule Rule = new(0, 1, 8);
    private static readonly (double[] Nodes, double[] Weights) Panel = (Rule.Abscissas, Rule.Weights);
    private readonly RevenueMixture _mixture;
    private double _at;
    private double _tail = -1;

    /// <summary>Takes what is known of a history.</summary>
    /// <param name="orders">Purchases if alive.</param>
    /// <param name="amounts">Amounts.</param>
    /// <param name="amountDays">Purchase days whose amounts count.</param>
    public RevenueQuantile(OrderDistribution orders, GammaGammaModel amounts, int amountDays)
    {
        _mixture = new RevenueMixture(orders, amounts, amountDays);
        _at = Math.Log(Math.Max(orders.Expected, .5) * amounts.P / amounts.PosteriorShape(amountDays));
    }

    /// <summary>Another search over the same distribution.</summary>
    public RevenueQuantile(RevenueQuantile other) => (_mixture, _at) = (other._mixture, other._at);

    /// <summary>P(revenue &gt; u·γ' | alive).</summary>
    public double TailOf(double factor) => factor <= 0 ? _mixture.AnyOrder : _mixture.TailAt(Math.Log(factor));

    /// <summary>The u with P(revenue &gt; u·γ' | alive) = tail, or 0 where even no order at all is likelier than that.</summary>
    /// <param name="tail">Above 0. Neighbouring tails are found fastest one after another.</param>
    public double Factor(double tail)
    {
        if (tail >= _mixture.AnyOrder)
        {
            return 0;
        }

        _tail = _tail < 0 ? _mixture.TailAt(_at) : _tail;
        var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (difference, density) = (Math.Log(_tail / tail), _mixture.DensityAt(_at));
            (low, high) = difference > 0 ? (_at, high) : (low, _at);
            // Newton in ln u for the logarithm of the tail, which is nearly linear; halving where that leaves the bracket.
            var next = _at + (difference * _tail / density);
            if (!(next > low && next < high && Math.Abs(next - _at) < 4))
            {
                next = double.IsInfinity(low) ? _at - 1 : double.IsInfinity(high) ? _at + 1 : (low + high) / 2;
            }

            var move = Math.Abs(next - _at);
            MoveTo(next);
            if (move < Tolerance)
            {
                break;
            }
        }

        return Math.Exp(_at);
    }

    private void MoveTo(double next)
    {
        var distance = next - _at;
        if (Math.Abs(distance) > 4 * _mixture.Width)
        {
            (_at, _tail) = (next, _mixture.TailAt(next));
            return;
        }

        var panels = Math.Max(1, (int)Math.Ceiling(Math.Abs(distance) / _mixture.Width));
        var width = distance / panels;
        for (var panel = 0; panel < panels; panel++)
        {
            var sum = 0.0;
            for (var j = 0; j < Panel.Nodes.Length; j++)
            {
                sum += Panel.Weights[j] * _mixture.DensityAt(_at + (width * (panel + Panel.Nodes[j])));
            }

            _tail -= sum * width;
        }

        _at = next;
        if (_tail <= 0)
        {
            // Far out, where the difference has no digits left.
            _tail = _mixture.TailAt(next);
        }
    }
}
