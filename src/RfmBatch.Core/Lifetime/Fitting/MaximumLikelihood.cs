using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>Where a log-likelihood is largest, found in the logarithms of the parameters.</summary>
/// <remarks>
/// BFGS within a box (Math.NET), Nelder–Mead where that gives up, then Newton steps, whose Hessian also gives the standard errors.
/// </remarks>
internal sealed record MaximumLikelihood
{
    private const int MaxIterations = 200;
    private const int MaxNewtonSteps = 20;

    // Log-likelihood that a full Newton step would still gain; far below the 1e-3 at which fits are compared.
    private const double Tolerance = 1e-9;
    private const double HessianStep = 1e-4;

    /// <summary>The parameters.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The log-likelihood there.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Whether a further step would gain less than 1e-9, edges of the box aside.</summary>
    public required bool IsConverged { get; init; }

    /// <summary>Parameters that ended at an edge of their range.</summary>
    public required IReadOnlyList<int> AtEdge { get; init; }

    /// <summary>
    /// Covariance of the logarithms of the parameters (inverse of the observed information), or null where the likelihood has no curvature
    /// in some direction.
    /// </summary>
    public required Matrix<double>? LogCovariance { get; init; }

    /// <summary>Standard errors of the parameters by the delta method, or null for an unknown one.</summary>
    public IReadOnlyList<double?> StandardErrors =>
        [
            .. Parameters.Select(
                (value, i) => LogCovariance is null || AtEdge.Contains(i) ? (double?)null : value * Math.Sqrt(LogCovariance[i, i]))
        ];

    /// <summary>Searches from the best of several starts.</summary>
    /// <param name="likelihood">What to maximise.</param>
    /// <param name="rough">The same over part of the data, on which the starts compete.</param>
    /// <param name="starts">Parameters to start from.</param>
    public static MaximumLikelihood Find(ILogLikelihood likelihood, ILogLikelihood rough, IReadOnlyList<double[]> starts)
    {
        var competing = new BoxedObjective(rough);
        var best = starts.Select(start => Search(competing, competing.Clamp(start))).MaxBy(end => end.Value).Point;
        var objective = ReferenceEquals(rough, likelihood) ? competing : new BoxedObjective(likelihood);
        var found = Finish(objective, best);
        // Newton steps alone carry a good start to the end; where they do not, the long way.
        return found.IsConverged ? found : Finish(objective, Search(objective, best).Point);
    }

    /// <summary>Searches from one start that is known to be near.</summary>
    public static MaximumLikelihood Near(ILogLikelihood likelihood, double[] start)
    {
        var objective = new BoxedObjective(likelihood);
        var point = objective.Clamp(start);
        var found = Finish(objective, point);
        return found.IsConverged ? found : Finish(objective, Search(objective, point).Point);
    }

    private static (double[] Point, double Value) Search(BoxedObjective objective, double[] start)
    {
        objective.Restart();
        try
        {
            new BfgsBMinimizer(1e-6, 1e-9, 1e-10, MaxIterations).FindMinimum(
                objective.Function, objective.LowestLogs, objective.HighestLogs, DenseVector.OfArray(start));
        }
        catch (OptimizationException)
        {
            // The line search gave up, which happens on flat ridges; what it saw last is where the simplex begins.
            Simplex(objective, objective.BestPoint ?? start);
        }

        return (objective.BestPoint ?? start, objective.BestValue);
    }

    private static void Simplex(BoxedObjective objective, double[] start)
    {
        try
        {
            NelderMeadSimplex.Minimum(ObjectiveFunction.Value(objective.Value), DenseVector.OfArray(start), 1e-8, MaxIterations * 4);
        }
        catch (OptimizationException)
        {
            // The best point seen is kept either way; convergence is judged by the Newton step.
        }
    }

    private static MaximumLikelihood Finish(BoxedObjective objective, double[] point)
    {
        var (value, gradient) = objective.At(point);
        Matrix<double>? information = null;
        var isConverged = false;
        for (var step = 0; step < MaxNewtonSteps && !isConverged; step++)
        {
            var free = objective.Free(point, gradient);
            information = -Hessian(objective, point);
            var (direction, gain) = NewtonStep(information, gradient, free);
            isConverged = gain <= Tolerance;
            if (isConverged || LineSearch(objective, point, value, direction) is not { } next)
            {
                break;
            }

            (point, value, gradient) = next;
        }

        return new MaximumLikelihood
        {
            Parameters = [.. point.Select(Math.Exp)],
            LogLikelihood = value,
            IsConverged = isConverged,
            AtEdge = objective.AtEdge(point),
            LogCovariance = Covariance(information!, objective.AtEdge(point)),
        };
    }

    private static (double[] Direction, double Gain) NewtonStep(Matrix<double> information, double[] gradient, int[] free)
    {
        var direction = new double[gradient.Length];
        if (free.Length == 0)
        {
            return (direction, 0);
        }

        var part = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => information[free[i], free[j]]);
        var slope = Vector<double>.Build.Dense(free.Length, i => gradient[free[i]]);
        // Levenberg: enough of a diagonal to make every direction one of ascent.
        var eigen = part.Evd(Symmetricity.Symmetric);
        var floor = Math.Max(1e-10 * eigen.EigenValues.Select(value => Math.Abs(value.Real)).Max(), 1e-8);
        var rotated = eigen.EigenVectors.TransposeThisAndMultiply(slope);
        for (var i = 0; i < free.Length; i++)
        {
            rotated[i] /= Math.Max(Math.Abs(eigen.EigenValues[i].Real), floor);
        }

        var solved = eigen.EigenVectors * rotated;
        for (var i = 0; i < free.Length; i++)
        {
            direction[free[i]] = solved[i];
        }

        return (direction, slope.DotProduct(solved) / 2);
    }

    private static (double[] Point, double Value, double[] Gradient)? LineSearch(
        BoxedObjective objective, double[] point, double value, double[] direction)
    {
        var longest = direction.Max(Math.Abs);
        for (var scale = Math.Min(1, 2 / longest); scale > 1e-6; scale /= 2)
        {
            var next = objective.Clamp([.. point.Select((at, i) => at + (scale * direction[i]))], isLog: true);
            var (nextValue, gradient) = objective.At(next);
            if (nextValue > value)
            {
                return (next, nextValue, gradient);
            }
        }

        return null;
    }

    private static Matrix<double> Hessian(BoxedObjective objective, double[] point)
    {
        var hessian = Matrix<double>.Build.Dense(point.Length, point.Length);
        for (var i = 0; i < point.Length; i++)
        {
            var (up, down) = ((double[])point.Clone(), (double[])point.Clone());
            up[i] += HessianStep;
            down[i] -= HessianStep;
            var (above, below) = (objective.At(up).Gradient, objective.At(down).Gradient);
            for (var j = 0; j < point.Length; j++)
            {
                hessian[i, j] = (above[j] - below[j]) / (2 * HessianStep);
            }
        }

        return (hessian + hessian.Transpose()) / 2;
    }

    private static Matrix<double>? Covariance(Matrix<double> information, IReadOnlyList<int> atEdge)
    {
        var free = Enumerable.Range(0, information.RowCount).Except(atEdge).ToArray();
        if (free.Length == 0)
        {
            return null;
        }

        var part = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => information[free[i], free[j]]);
        var values = part.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).ToArray();
        if (values.Min() <= 1e-8 * values.Max())
        {
            return null;
        }

        var inverse = part.Inverse();
        var covariance = Matrix<double>.Build.Dense(information.RowCount, information.RowCount);
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
            {
                covariance[free[i], free[j]] = inverse[i, j];
            }
        }

        return covariance;
    }
}
