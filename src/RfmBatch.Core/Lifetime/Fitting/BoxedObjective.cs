using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>
/// A log-likelihood as Math.NET's minimisers want it: negative, in logarithms, within a box; remembers the best point it was asked for.
/// </summary>
internal sealed class BoxedObjective
{
    private readonly ILogLikelihood _likelihood;
    private readonly double[] _lowest;
    private readonly double[] _highest;

    public BoxedObjective(ILogLikelihood likelihood)
    {
        _likelihood = likelihood;
        _lowest = [.. likelihood.Lowest.Select(value => Math.Log(value))];
        _highest = [.. likelihood.Highest.Select(value => Math.Log(value))];
        Function = ObjectiveFunction.Gradient(point =>
        {
            var (value, gradient) = At(point.ToArray());
            return (-value, -DenseVector.OfArray(gradient));
        });
    }

    /// <summary>For minimisers that use derivatives.</summary>
    public IObjectiveFunction Function { get; }

    public Vector<double> LowestLogs => DenseVector.OfArray(_lowest);

    public Vector<double> HighestLogs => DenseVector.OfArray(_highest);

    /// <summary>Logarithms of the best parameters since the last restart.</summary>
    public double[]? BestPoint { get; private set; }

    /// <summary>The log-likelihood there.</summary>
    public double BestValue { get; private set; } = double.NegativeInfinity;

    public void Restart() => (BestPoint, BestValue) = (null, double.NegativeInfinity);

    /// <summary>For minimisers that do not use derivatives.</summary>
    public double Value(Vector<double> point) => -At(Clamp(point.ToArray(), isLog: true)).Value;

    /// <summary>The log-likelihood and its derivatives by the logarithms.</summary>
    public (double Value, double[] Gradient) At(double[] point)
    {
        var parameters = Array.ConvertAll(point, Math.Exp);
        var gradient = new double[point.Length];
        var value = _likelihood.Evaluate(parameters, gradient);
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= parameters[i];
        }

        if (value > BestValue && Enumerable.Range(0, point.Length).All(i => point[i] >= _lowest[i] && point[i] <= _highest[i]))
        {
            (BestPoint, BestValue) = ((double[])point.Clone(), value);
        }

        return (value, gradient);
    }

    /// <summary>The nearest point of the box, as logarithms.</summary>
    public double[] Clamp(double[] point, bool isLog = false) =>
        [.. point.Select((value, i) => Math.Clamp(isLog ? value : Math.Log(value), _lowest[i], _highest[i]))];

    /// <summary>Parameters that may move: not at an edge over which the gradient points.</summary>
    public int[] Free(double[] point, double[] gradient) =>
        [
            .. Enumerable.Range(0, point.Length)
                .Where(i => !(point[i] <= _lowest[i] + 1e-9 && gradient[i] < 0) && !(point[i] >= _highest[i] - 1e-9 && gradient[i] > 0))
        ];

    /// <summary>Parameters near an edge.</summary>
    public int[] AtEdge(double[] point) =>
        [.. Enumerable.Range(0, point.Length).Where(i => point[i] <= _lowest[i] + 0.01 || point[i] >= _highest[i] - 0.01)];
}
