using MathNet.Numerics.LinearAlgebra;

namespace RfmBatch.Core.Lifetime.Season;

/// <summary>Poisson regression ln A_j = ln E_j + β0 + β1·j + γ_m over calendar months j, Σγ = 0.</summary>
/// <param name="Months">γ, January first.</param>
/// <param name="Variances">Of γ, with overdispersion.</param>
/// <param name="F">(D0 − D1) ÷ (11φ): what the months explain of the deviance, on (11, n − 13) degrees of freedom.</param>
internal sealed record MonthRegression(double[] Months, double[] Variances, double F)
{
    private const int Columns = 13;
    private const int MaxSteps = 50;

    /// <summary>Fits by iteratively reweighted least squares.</summary>
    /// <param name="actual">A.</param>
    /// <param name="expected">E; months in which nothing can come (0) are left out.</param>
    /// <param name="firstMonth">Calendar month of the first, 0 for January.</param>
    public static MonthRegression Fit(double[] actual, double[] expected, int firstMonth)
    {
        var used = Enumerable.Range(0, actual.Length).Where(j => expected[j] > 1e-9).ToArray();
        var (a, e) = (Array.ConvertAll(used, j => actual[j]), Array.ConvertAll(used, j => expected[j]));
        var design = Matrix<double>.Build.Dense(used.Length, Columns, (i, column) => Cell(used[i], column, firstMonth, actual.Length));
        var without = Solve(a, e, design.SubMatrix(0, used.Length, 0, 2));
        var with = Solve(a, e, design);
        var pearson = a.Zip(with.Means).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second) / pair.Second);
        var dispersion = Math.Max(1, pearson / Math.Max(1, used.Length - Columns));
        // γ of December is minus the sum of the others.
        var toMonths = Matrix<double>.Build.Dense(
            12, Columns, (month, column) => column < 2 ? 0 : month == 11 ? -1 : month == column - 2 ? 1 : 0);
        var variances = (toMonths * with.Covariance * toMonths.Transpose()).Diagonal();
        return new MonthRegression(
            [.. toMonths * with.Coefficients],
            [.. variances.Select(variance => variance * dispersion)],
            (Deviance(a, without.Means) - Deviance(a, with.Means)) / (11 * dispersion));
    }

    private static double Cell(int j, int column, int firstMonth, int count)
    {
        var month = (firstMonth + j) % 12;
        return column switch
        {
            0 => 1,
            // Centred and scaled, so that nothing is lost on long histories.
            1 => (j - ((count - 1) / 2.0)) / count,
            _ => month == 11 ? -1 : month == column - 2 ? 1 : 0,
        };
    }

    private static (Vector<double> Coefficients, double[] Means, Matrix<double> Covariance) Solve(
        double[] actual, double[] expected, Matrix<double> design)
    {
        var offset = Vector<double>.Build.DenseOfArray(Array.ConvertAll(expected, Math.Log));
        var counts = Vector<double>.Build.DenseOfArray(actual);
        var coefficients = Vector<double>.Build.Dense(design.ColumnCount);
        coefficients[0] = Math.Log((actual.Sum() + .5) / (expected.Sum() + .5));
        Matrix<double>? information = null;
        for (var step = 0; step < MaxSteps; step++)
        {
            var means = ((design * coefficients) + offset).Map(value => Math.Exp(Math.Clamp(value, -30, 30)));
            var weighted = Matrix<double>.Build.Dense(design.RowCount, design.ColumnCount, (i, k) => design[i, k] * means[i]);
            information = design.TransposeThisAndMultiply(weighted)
                + Matrix<double>.Build.DenseDiagonal(design.ColumnCount, design.ColumnCount, 1e-9);
            var change = information.Solve(design.TransposeThisAndMultiply(counts - means));
            // A month without any order would send its γ to −∞ in one step.
            coefficients += change * Math.Min(1, 2 / Math.Max(1e-12, change.AbsoluteMaximum()));
            if (change.AbsoluteMaximum() < 1e-10)
            {
                break;
            }
        }

        return (
            coefficients,
            [.. ((design * coefficients) + offset).Map(value => Math.Exp(Math.Clamp(value, -30, 30)))],
            information!.Inverse());
    }

    private static double Deviance(double[] actual, double[] means) => 2 * actual.Zip(means).Sum(
        pair => (pair.First > 0 ? pair.First * Math.Log(pair.First / pair.Second) : 0) - (pair.First - pair.Second));
}
