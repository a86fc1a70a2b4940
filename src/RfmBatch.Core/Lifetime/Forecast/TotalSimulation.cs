using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Intervals of totals by posterior predictive simulation: summed bounds of customers would be far too wide.</summary>
/// <remarks>
/// Each simulated total has two parts. Parameters are drawn from their asymptotic normal distribution (on the log scale) and move the
/// group's expected total by its elasticities; customers' purchases and amounts are drawn at the estimates. Of a large group every n-th
/// customer by value is drawn, and the deviation from what was expected scaled up by √(n/m). Every group and simulation has a random stream
/// of its own, so the number of threads does not matter.
/// </remarks>
internal static class TotalSimulation
{
    private const int Simulations = 1000;
    private const int MaxSampled = 400;

    public static IReadOnlyList<PredictedTotal> Run(
        LifetimeResult result, PurchaseHistory history, LifetimeModels models, IReadOnlyList<TotalGrouping> groupings, int seed)
    {
        var draws = new ParameterDraws(models, Simulations, seed);
        var totals = new List<PredictedTotal>();
        foreach (var grouping in groupings)
        {
            var rowsOf = Rows(result, grouping);
            var groups = Enumerable.Range(0, rowsOf.Length)
                .Where(i => rowsOf[i] is not null)
                .Select(i => OfGroup((grouping.Kind, i), rowsOf[i], result, history, models, draws, seed))
                .ToArray();
            if (totals.Count == 0 && groups.Length > 0)
            {
                totals.Add(Totals(Sum(groups), models));
            }

            totals.AddRange(groups.Select(group => Totals(group, models)));
        }

        return totals;
    }

    private static List<int>[] Rows(LifetimeResult result, TotalGrouping grouping)
    {
        var rowsOf = new List<int>[byte.MaxValue + 1];
        for (var row = 0; row < grouping.Indexes.Length; row++)
        {
            if (result.ProbabilityAlive[row] >= 0)
            {
                (rowsOf[grouping.Indexes[row]] ??= []).Add(row);
            }
        }

        return rowsOf;
    }

    private static Simulated OfGroup(
        (TotalKind Kind, int Index) key,
        List<int> rows,
        LifetimeResult result,
        PurchaseHistory history,
        LifetimeModels models,
        ParameterDraws draws,
        int seed)
    {
        var (orders, amount) = (0.0, 0.0);
        foreach (var row in rows)
        {
            orders += result.ExpectedOrders12M[row];
            amount += models.Amounts is null
                ? 0
                : models.ExpectedAmount(history.RepeatOrderDays[row], history.RepeatSalesAmounts[row], result.ExpectedOrders12M[row]);
        }

        var sampled = Math.Min(rows.Count, MaxSampled);
        var customers = new SimulatedCustomer[sampled];
        Order(rows, result, models);
        Parallel.For(
            0, sampled, i => customers[i] = SimulatedCustomer.Of(rows[(int)((long)i * rows.Count / sampled)], result, history, models));
        var moved = draws.Factors(customers, models);
        var (simulatedOrders, simulatedAmounts) = (new double[Simulations], new double[Simulations]);
        var scale = Math.Sqrt((double)rows.Count / sampled);
        Parallel.For(0, Simulations, simulation =>
        {
            var deviation = Draw(customers, models, new RandomStream(seed, ((int)key.Kind << 8) + key.Index, simulation));
            simulatedOrders[simulation] = Math.Max(0, (orders * moved.Orders[simulation]) + (scale * deviation.Orders));
            simulatedAmounts[simulation] = Math.Max(0, (amount * moved.Amounts[simulation]) + (scale * deviation.Amounts));
        });
        return new Simulated(key.Kind, key.Index, rows.Count, orders, amount, simulatedOrders, simulatedAmounts);
    }

    private static (double Orders, double Amounts) Draw(SimulatedCustomer[] customers, LifetimeModels models, RandomStream random)
    {
        var (orders, amounts) = (0.0, 0.0);
        foreach (var customer in customers)
        {
            var count = customer.DrawOrders(random.NextDouble());
            orders += count - customer.ExpectedOrders;
            amounts -= customer.ExpectedAmount;
            if (count > 0 && models.Amounts is not null)
            {
                amounts += customer.Scale * Gamma.Sample(random, models.Amounts.Model.P * count, 1) / Gamma.Sample(
                    random, customer.PosteriorShape, 1);
            }
        }

        return (orders, amounts);
    }

    // Draws of the parameters are the same in all groups, so simulation by simulation the groups add up to everybody.
    private static Simulated Sum(Simulated[] groups) => new(
        TotalKind.All,
        0,
        groups.Sum(group => group.CustomerCount),
        groups.Sum(group => group.ExpectedOrders),
        groups.Sum(group => group.ExpectedAmount),
        [.. Enumerable.Range(0, Simulations).Select(i => groups.Sum(group => group.Orders[i]))],
        [.. Enumerable.Range(0, Simulations).Select(i => groups.Sum(group => group.Amounts[i]))]);

    private static PredictedTotal Totals(Simulated group, LifetimeModels models)
    {
        double[] orders = [.. group.Orders], amounts = [.. group.Amounts];
        Array.Sort(orders);
        Array.Sort(amounts);
        var hasAmounts = models.Amounts is not null;
        return new PredictedTotal(
            group.Kind,
            group.Index,
            group.CustomerCount,
            group.ExpectedOrders,
            Quantile(orders, 1),
            Quantile(orders, 19),
            hasAmounts ? PredictedAmount.From(group.ExpectedAmount) : null,
            hasAmounts ? PredictedAmount.From(Quantile(amounts, 1)) : null,
            hasAmounts ? PredictedAmount.From(Quantile(amounts, 19)) : null);
    }

    /// <summary>By predicted value: every n-th customer then stands for its neighbours.</summary>
    private static void Order(List<int> rows, LifetimeResult result, LifetimeModels models)
    {
        if (rows.Count <= MaxSampled)
        {
            return;
        }

        rows.Sort((left, right) =>
        {
            var order = models.Amounts is null
                ? result.ExpectedOrders12M[left].CompareTo(result.ExpectedOrders12M[right])
                : result.PredictedValue12MAmounts[left].CompareTo(result.PredictedValue12MAmounts[right]);
            return order != 0 ? order : left.CompareTo(right);
        });
    }

    private static double Quantile(double[] sorted, int twentieth) => SortedQuantile.At(sorted, twentieth, 20);

    private sealed record Simulated(
        TotalKind Kind, int Index, int CustomerCount, double ExpectedOrders, double ExpectedAmount, double[] Orders, double[] Amounts);
}

/// <summary>Groups of customers whose totals are wanted.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Indexes">Group of each customer.</param>
internal sealed record TotalGrouping(TotalKind Kind, byte[] Indexes);

/// <summary>What a group of customers is expected to order and spend, with a simulated central 90 % interval of the total.</summary>
/// <param name="Kind">What the group is.</param>
/// <param name="GroupIndex">The segment's or cluster's index, 0 for everybody.</param>
/// <param name="CustomerCount">Customers with a prediction.</param>
/// <param name="ExpectedOrders">Sum of the customers' expected purchase days.</param>
/// <param name="OrdersLow">5 % quantile of the simulated totals.</param>
/// <param name="OrdersHigh">95 % quantile.</param>
/// <param name="Amount">Sum of the customers' predicted revenue, ten-thousandths; null where no amounts were modelled.</param>
/// <param name="AmountLow">5 % quantile of the simulated totals, ten-thousandths.</param>
/// <param name="AmountHigh">95 % quantile, ten-thousandths.</param>
public sealed record PredictedTotal(
    TotalKind Kind,
    int GroupIndex,
    int CustomerCount,
    double ExpectedOrders,
    double OrdersLow,
    double OrdersHigh,
    long? Amount,
    long? AmountLow,
    long? AmountHigh);

/// <summary>What a total is of.</summary>
public enum TotalKind
{
    /// <summary>Everybody with a prediction.</summary>
    All,

    /// <summary>A segment.</summary>
    Segment,

    /// <summary>A k-means cluster.</summary>
    Cluster,

    /// <summary>A hierarchical cluster.</summary>
    HierarchyCluster,
}
