using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Totals;

/// <summary>Totals by posterior predictive simulation: summed bounds of customers would be far too wide.</summary>
/// <remarks>
/// Each simulated total has two parts. Parameters are drawn from their asymptotic normal distribution (on the log scale) and move the
/// group's expected total by its elasticities; customers' purchases and amounts are drawn at the estimates. The largest customers of a
/// group are each drawn for themselves; of the rest every n-th by value, the deviation from what was expected scaled up by √(n/m). Every
/// group and simulation has a random stream of its own, so the number of threads does not matter.
/// </remarks>
internal sealed class TotalSimulation
{
    private const int Simulations = 1000;
    private const int MaxSampled = 400;

    // Each by value and by orders.
    private const int Largest = 150;
    private readonly LifetimeResult _result;
    private readonly PurchaseHistory _history;
    private readonly LifetimeModels _models;
    private readonly ParameterDraws _draws;
    private readonly TotalInterval _interval;
    private readonly double _horizonWeeks;
    private readonly int _seed;

    private TotalSimulation(
        LifetimeResult result, PurchaseHistory history, LifetimeModels models, double horizonWeeks, IntervalBasis basis, int seed)
    {
        (_result, _history, _models, _horizonWeeks, _seed) = (result, history, models, horizonWeeks, seed);
        _draws = new ParameterDraws(models, horizonWeeks, Simulations, seed);
        _interval = new TotalInterval(basis, models.Amounts is not null);
    }

    /// <summary>Totals of everybody, then of each group with a prediction.</summary>
    public static IReadOnlyList<PredictedTotal> Run(
        LifetimeResult result,
        PurchaseHistory history,
        LifetimeModels models,
        IReadOnlyList<TotalGrouping> groupings,
        double horizonWeeks,
        IntervalBasis basis,
        int seed)
    {
        var simulation = new TotalSimulation(result, history, models, horizonWeeks, basis, seed);
        var totals = new List<PredictedTotal>();
        foreach (var grouping in groupings)
        {
            var rowsOf = Rows(result, grouping);
            var groups = Enumerable.Range(0, rowsOf.Length)
                .Where(i => rowsOf[i] is not null)
                .Select(i => simulation.OfGroup((grouping.Kind, i), rowsOf[i]))
                .ToArray();
            if (totals.Count == 0 && groups.Length > 0)
            {
                totals.Add(simulation._interval.Of(Sum(groups)));
            }

            totals.AddRange(groups.Select(simulation._interval.Of));
        }

        return totals;
    }

    private static List<int>[] Rows(LifetimeResult result, TotalGrouping grouping)
    {
        var rowsOf = new List<int>[byte.MaxValue + 1];
        for (var row = 0; row < grouping.Indexes.Length; row++)
        {
            if (result.ExpectedOrders12M[row] >= 0)
            {
                (rowsOf[grouping.Indexes[row]] ??= []).Add(row);
            }
        }

        return rowsOf;
    }

    private SimulatedTotal OfGroup((TotalKind Kind, int Index) key, List<int> rows)
    {
        var (orders, amount) = (0.0, 0.0);
        foreach (var row in rows)
        {
            orders += _result.ExpectedOrders12M[row];
            amount += _models.Amounts is null ? 0 : _result.ExpectedOrders12M[row] * _models.MeanAmount(_history, row);
        }

        var drawn = Drawn(rows);
        var customers = new SimulatedCustomer[drawn.Count];
        Parallel.For(0, drawn.Count, i => customers[i] = SimulatedCustomer.Of(
            drawn[i].Row, drawn[i].Weight, _history, _models, _horizonWeeks));
        var moved = _draws.Factors(customers, _models);
        var (simulatedOrders, simulatedAmounts) = (new double[Simulations], new double[Simulations]);
        Parallel.For(0, Simulations, simulation =>
        {
            var deviation = Draw(customers, new RandomStream(_seed, ((int)key.Kind << 8) + key.Index, simulation));
            simulatedOrders[simulation] = Math.Max(0, (orders * moved.Orders[simulation]) + deviation.Orders);
            simulatedAmounts[simulation] = Math.Max(0, (amount * moved.Amounts[simulation]) + deviation.Amounts);
        });
        return new SimulatedTotal(key.Kind, key.Index, rows.Count, orders, amount, simulatedOrders, simulatedAmounts);
    }

    /// <summary>Whom to draw, and for how many each stands.</summary>
    private List<(int Row, double Weight)> Drawn(List<int> rows)
    {
        if (rows.Count <= MaxSampled)
        {
            return [.. rows.Select(row => (row, 1.0))];
        }

        var orders = _result.ExpectedOrders12M;
        int ByOrders(int left, int right) => orders[right].CompareTo(orders[left]) is not 0 and var order ? order : left.CompareTo(right);
        int ByValue(int left, int right) =>
            _models.Amounts is not null
                && _result.PredictedValue12MAmounts[right].CompareTo(_result.PredictedValue12MAmounts[left]) is not 0 and var order
                ? order
                : ByOrders(left, right);
        // The front of the queue is the least of the largest so far.
        var queue = new PriorityQueue<int, int>(Comparer<int>.Create((left, right) => ByOrders(right, left)));
        foreach (var row in rows)
        {
            if (queue.Count < Largest)
            {
                queue.Enqueue(row, row);
            }
            else
            {
                queue.EnqueueDequeue(row, row);
            }
        }

        var largest = queue.UnorderedItems.Select(item => item.Element).ToHashSet();
        rows.Sort(ByValue);
        largest.UnionWith(rows.Take(Largest));
        var rest = rows.Where(row => !largest.Contains(row)).ToArray();
        var sampled = Math.Min(rest.Length, MaxSampled);
        return
        [
            .. largest.Order().Select(row => (row, 1.0)),
            .. Enumerable.Range(0, sampled).Select(
                i => (rest[(int)((((2L * i) + 1) * rest.Length) / (2L * sampled))], (double)rest.Length / sampled)),
        ];
    }

    private (double Orders, double Amounts) Draw(SimulatedCustomer[] customers, RandomStream random)
    {
        var (orders, amounts) = (0.0, 0.0);
        foreach (var customer in customers)
        {
            var count = customer.DrawOrders(random.NextDouble());
            var scale = Math.Sqrt(customer.Weight);
            orders += scale * (count - customer.ExpectedOrders);
            amounts -= scale * customer.ExpectedAmount;
            if (count > 0 && _models.Amounts is { } model)
            {
                amounts += scale * customer.Scale * Gamma.Sample(random, model.Model.P * count, 1)
                    / Gamma.Sample(random, customer.PosteriorShape, 1);
            }
        }

        return (orders, amounts);
    }

    // Draws of the parameters are the same in all groups, so simulation by simulation the groups add up to everybody.
    private static SimulatedTotal Sum(SimulatedTotal[] groups) => new(
        TotalKind.All,
        0,
        groups.Sum(group => group.CustomerCount),
        groups.Sum(group => group.ExpectedOrders),
        groups.Sum(group => group.ExpectedAmount),
        [.. Enumerable.Range(0, Simulations).Select(i => groups.Sum(group => group.Orders[i]))],
        [.. Enumerable.Range(0, Simulations).Select(i => groups.Sum(group => group.Amounts[i]))]);
}

/// <summary>A group's totals as simulated.</summary>
internal sealed record SimulatedTotal(
    TotalKind Kind, int Index, int CustomerCount, double ExpectedOrders, double ExpectedAmount, double[] Orders, double[] Amounts);
