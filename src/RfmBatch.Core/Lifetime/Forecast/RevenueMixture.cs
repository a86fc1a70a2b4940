using MathNet.Numerics;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Distribution of ln(revenue ÷ γ') of a customer who is alive: Beta-prime(pn, q') with the probability of n purchases.</summary>
internal sealed class RevenueMixture
{
    // Probabilities of numbers of orders below this do not move a 5 % tail.
    private const double Negligible = 1e-10;

    // Beyond, the coefficients of the polynomial do not fit a double.
    private const double LargestLog = 600;
    private readonly double _p;
    private readonly double _posteriorShape;
    private readonly double[] _probabilities;
    private readonly double[] _logCoefficients;
    private readonly double[]? _coefficients;

    public RevenueMixture(OrderDistribution orders, GammaGammaModel amounts, int amountDays)
    {
        var count = 0;
        while (count < orders.Tails.Length && orders.Tails[count] > Negligible)
        {
            count++;
        }

        (_p, _posteriorShape) = (amounts.P, amounts.PosteriorShape(amountDays));
        (_probabilities, _logCoefficients) = (new double[count], new double[count]);
        var (logShape, largest) = (SpecialFunctions.GammaLn(_posteriorShape), 0.0);
        for (var n = 1; n <= count; n++)
        {
            var probability = Math.Max(orders.ProbabilityOf(n), double.Epsilon);
            var logBeta = SpecialFunctions.GammaLn(_p * n) + logShape - SpecialFunctions.GammaLn((_p * n) + _posteriorShape);
            (_probabilities[n - 1], _logCoefficients[n - 1]) = (probability, Math.Log(probability) - logBeta);
            largest = Math.Max(largest, Math.Abs(_logCoefficients[n - 1]));
            AnyOrder += probability;
        }

        _coefficients = largest < LargestLog ? Array.ConvertAll(_logCoefficients, Math.Exp) : null;
        // Standard deviation of ln revenue given the number of orders, near its most likely value: the density is not narrower.
        Width = Math.Sqrt((1 / (_p * Math.Max(1, orders.Expected * 2))) + (1 / _posteriorShape));
    }

    /// <summary>P(at least one order | alive).</summary>
    public double AnyOrder { get; }

    /// <summary>Length along which the density is smooth.</summary>
    public double Width { get; }

    /// <summary>P(ln(revenue ÷ γ') &gt; at | alive), by incomplete beta functions.</summary>
    public double TailAt(double at)
    {
        var (tail, below) = (0.0, 1 / (1 + Math.Exp(at)));
        for (var n = _probabilities.Length; n >= 1; n--)
        {
            tail += _probabilities[n - 1] * SpecialFunctions.BetaRegularized(_posteriorShape, _p * n, below);
        }

        return tail;
    }

    /// <summary>The density there: Σ_n P(n)/B(pn, q') · y^{pn} (1−y)^{q'}, y = u/(1+u), a polynomial in y^p.</summary>
    public double DensityAt(double at)
    {
        var logBelow = -Softplus.Of(at).Value;
        var logPower = _p * (at + logBelow);
        if (_coefficients is null)
        {
            var terms = 0.0;
            for (var n = 1; n <= _logCoefficients.Length; n++)
            {
                terms += Math.Exp(_logCoefficients[n - 1] + (n * logPower) + (_posteriorShape * logBelow));
            }

            return terms;
        }

        var (power, sum) = (Math.Exp(logPower), 0.0);
        for (var n = _coefficients.Length - 1; n >= 0; n--)
        {
            sum = (sum + _coefficients[n]) * power;
        }

        return sum * Math.Exp(_posteriorShape * logBelow);
    }
}
