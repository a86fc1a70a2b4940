using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Draws of the parameters around their estimates, and what each does to expected totals.</summary>
/// <remarks>
/// To first order: a total moves by e^(Σ elasticity · shift of ln parameter). Where a fit has no covariance, its parameters stay.
/// </remarks>
internal sealed class ParameterDraws
{
    private const double Step = 1e-3;

    // A shift that multiplies a total by e^10 says that the fit knows nothing; more would only overflow.
    private const double LargestShift = 10;
    private readonly double _horizonWeeks;
    private readonly Matrix<double> _purchases;
    private readonly Matrix<double> _amounts;

    public ParameterDraws(LifetimeModels models, double horizonWeeks, int count, int seed)
    {
        _horizonWeeks = horizonWeeks;
        _purchases = Draw(models.Purchases.LogCovariance, models.Purchases.Model.Parameters.Count, new RandomStream(seed, -1, 0), count);
        _amounts = Draw(models.Amounts?.LogCovariance, 3, new RandomStream(seed, -1, 1), count);
    }

    /// <summary>Variance of the logarithms of expected orders and revenue of these customers by the parameters' errors alone.</summary>
    public static (double Orders, double Amounts) LogVariances(SimulatedCustomer[] customers, LifetimeModels models, double horizonWeeks)
    {
        var (byPurchases, byAmounts) = new ParameterDraws(models, horizonWeeks, 0, 0).AllElasticities(customers, models);
        double Of(Matrix<double>? covariance, Vector<double> slopes) => covariance is null ? 0 : slopes * (covariance * slopes);
        return (
            Of(models.Purchases.LogCovariance, byPurchases.Orders),
            Of(models.Purchases.LogCovariance, byPurchases.Amounts) + Of(models.Amounts?.LogCovariance, byAmounts.Amounts));
    }

    /// <summary>For each draw, by what expected orders and revenue of these customers are multiplied.</summary>
    public (double[] Orders, double[] Amounts) Factors(SimulatedCustomer[] customers, LifetimeModels models)
    {
        var (byPurchases, byAmounts) = AllElasticities(customers, models);
        return (Shift(_purchases * byPurchases.Orders), Shift((_purchases * byPurchases.Amounts) + (_amounts * byAmounts.Amounts)));
    }

    private ((Vector<double> Orders, Vector<double> Amounts) Purchases, (Vector<double> Orders, Vector<double> Amounts) Amounts)
        AllElasticities(SimulatedCustomer[] customers, LifetimeModels models)
    {
        var model = models.Purchases.Model;
        var estimates = model.Parameters.Select(parameter => parameter.Value).ToArray();
        var byPurchases = Elasticities(estimates, moved => Totals(customers, model.WithParameters(moved)));
        var byAmounts = models.Amounts is { } amounts
            ? Elasticities(
                [amounts.Model.P, amounts.Model.Q, amounts.Model.Gamma],
                moved => Totals(customers, moved[1] > 1 ? new GammaGammaModel(moved[0], moved[1], moved[2]) : amounts.Model))
            : Elasticities([1, 1, 1], _ => (0, 0));
        return (byPurchases, byAmounts);
    }

    private static double[] Shift(Vector<double> logs) => [.. logs.Select(log => Math.Exp(Math.Clamp(log, -LargestShift, LargestShift)))];

    private (double Orders, double Amounts) Totals(SimulatedCustomer[] customers, IPurchaseModel model)
    {
        var orders = new double[customers.Length];
        Parallel.For(0, customers.Length, i =>
        {
            var past = customers[i].Past;
            orders[i] = customers[i].Weight * model.ProbabilityAlive(past)
                * model.OrdersIfAlive(past.RepeatOrderDays, past.Weeks, _horizonWeeks)(past.WeeksToLast).Expected;
        });
        return (orders.Sum(), customers.Select((customer, i) => orders[i] * customer.MeanAmount).Sum());
    }

    private static (double Orders, double Amounts) Totals(SimulatedCustomer[] customers, GammaGammaModel amounts) =>
        (0, customers.Sum(
            customer => customer.Weight * customer.ExpectedOrders * amounts.ExpectedAmount(customer.AmountDays, customer.AmountSum)));

    private static (Vector<double> Orders, Vector<double> Amounts) Elasticities(
        double[] estimates, Func<double[], (double Orders, double Amounts)> total)
    {
        var (orders, amounts) = (Vector<double>.Build.Dense(estimates.Length), Vector<double>.Build.Dense(estimates.Length));
        for (var i = 0; i < estimates.Length; i++)
        {
            var (up, down) = ((double[])estimates.Clone(), (double[])estimates.Clone());
            up[i] *= Math.Exp(Step);
            down[i] *= Math.Exp(-Step);
            var (above, below) = (total(up), total(down));
            orders[i] = Slope(above.Orders, below.Orders);
            amounts[i] = Slope(above.Amounts, below.Amounts);
        }

        return (orders, amounts);
    }

    private static double Slope(double above, double below) => above > 0 && below > 0 ? Math.Log(above / below) / (2 * Step) : 0;

    /// <summary>Shifts of ln parameters, a row a draw; zeros without a covariance.</summary>
    internal static Matrix<double> Draw(Matrix<double>? covariance, int width, RandomStream random, int count)
    {
        if (count == 0)
        {
            return Matrix<double>.Build.Dense(1, width);
        }

        var draws = Matrix<double>.Build.Dense(count, width, (_, _) => Normal.Sample(random, 0, 1));
        if (covariance is null)
        {
            return Matrix<double>.Build.Dense(count, width);
        }

        // Parameters at an edge have rows of zeros, so a square root by eigenvectors and not by Cholesky.
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        var roots = Matrix<double>.Build.DenseDiagonal(width, width, i => Math.Sqrt(Math.Max(0, eigen.EigenValues[i].Real)));
        return draws * (eigen.EigenVectors * roots).Transpose();
    }
}
