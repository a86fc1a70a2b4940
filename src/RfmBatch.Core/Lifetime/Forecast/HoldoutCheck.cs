using MathNet.Numerics.LinearAlgebra;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Holds the holdout against what the model itself implies, group by group of customers.</summary>
internal sealed class HoldoutCheck
{
    private const double MinExpected = 30;

    // More do not sharpen what is found: the alarm asks for 5 %.
    private const int MostDrawn = 10_000;
    private readonly PurchaseHistory _history;
    private readonly PurchaseOutcome _outcome;
    private readonly LifetimeModels _models;
    private readonly HistoryForecast _forecast;
    private readonly OrderDistribution[] _orders;
    private readonly int[] _rows;

    /// <summary>Takes customers, what came of them, and models with their groups.</summary>
    public HoldoutCheck(PurchaseHistory history, PurchaseOutcome outcome, LifetimeModels models, double weeks)
    {
        (_history, _outcome, _models) = (history, outcome, models);
        _forecast = HistoryForecast.Of(models.Groups, models.Purchases.Model, weeks);
        _rows = [.. Enumerable.Range(0, history.Count).Where(row => history.RepeatOrderDays[row] >= 0)];
        _orders = Distributions(weeks);
        Placed = models.Amounts is null ? [] : Place();
        Coverage = Placed.Count == 0
            ? null
            : (double)Placed.Count(one => one.IsWithin(BoundLevels.NominalLow, BoundLevels.NominalHigh)) / Placed.Count;
    }

    /// <summary>Where revenue fell in each customer's distribution; empty without a model of amounts.</summary>
    public IReadOnlyList<PlacedCustomer> Placed { get; }

    /// <summary>Share of customers within their nominal bounds, or null.</summary>
    public double? Coverage { get; }

    /// <summary>Every comparison whose expected orders are 30 or more, of at most 10,000 customers or a few more.</summary>
    /// <param name="quarters">First days and ends of stretches of the holdout, with orders that came, and weeks until their ends.</param>
    /// <param name="seed">Seed of the simulated holdouts.</param>
    public IReadOnlyList<HoldoutComparison> Comparisons(IReadOnlyList<HoldoutQuarter> quarters, int seed)
    {
        var step = Math.Max(1, _rows.Length / MostDrawn);
        int[] drawn = [.. Enumerable.Range(0, _rows.Length).Where(i => i % step == 0)];
        var tenths = TenthOf(drawn);
        var customers = drawn.Select((place, i) => Customer(place, tenths[i])).ToArray();
        int[] groups = [.. drawn.Select(place => _models.Groups.GroupOfCustomer[_rows[place]])];
        var slopes = Array.Empty<double[]>();
        var until = new List<(double Sum, Vector<double> Slopes)>();
        foreach (var quarter in quarters)
        {
            // The last ends with the holdout, so its slopes are those of all orders.
            (var orders, slopes) = Expected(quarter.Weeks);
            double Sum(double[] values) => groups.Sum(group => values[group]);
            until.Add((Sum(orders), Vector<double>.Build.DenseOfEnumerable(slopes.Select(Sum).DefaultIfEmpty())));
        }

        (double Sum, Vector<double> Slopes)[] expected =
            [.. until.Select((one, i) => i == 0 ? one : (one.Sum - until[i - 1].Sum, one.Slopes - until[i - 1].Slopes))];
        var holdouts = new HoldoutSimulation(customers, _models, expected, seed).Run(slopes);
        var actual = new SimulatedHoldout(quarters.Count);
        foreach (var (place, customer) in drawn.Zip(customers))
        {
            Add(actual, place, customer);
        }

        for (var i = 0; i < quarters.Count; i++)
        {
            actual.Quarter[i] = drawn.Sum(place => (double)quarters[i].Orders[_rows[place]]);
        }

        return new HoldoutFindings(customers, holdouts, actual, MinExpected).All(
            [.. quarters.Select((quarter, i) => (quarter.Name, expected[i].Sum))], _models.Amounts is not null);
    }

    private void Add(SimulatedHoldout actual, int place, DrawnCustomer customer)
    {
        var (row, orders) = (_rows[place], _outcome.OrderDays[_rows[place]]);
        actual.Frequency[customer.Frequency] += orders;
        if (customer.Tenth >= 0)
        {
            actual.Tenth[customer.Tenth] += orders;
        }

        if (_models.Amounts is null)
        {
            return;
        }

        if (orders > 0)
        {
            actual.Value[customer.Frequency] += orders * customer.MeanAmount;
            actual.Revenue[customer.Frequency] += Amount.ToDouble(_outcome.Amounts[row]);
        }

        actual.Covered[customer.Bound] += Placed[place].IsWithin(BoundLevels.NominalLow, BoundLevels.NominalHigh) ? 1 : 0;
    }

    private DrawnCustomer Customer(int place, int tenth)
    {
        var row = _rows[place];
        var (x, group) = (_history.RepeatOrderDays[row], _models.Groups.GroupOfCustomer[row]);
        var hasAmounts = _models.Amounts is not null;
        var (bound, promised) = (-1, 0.0);
        if (hasAmounts)
        {
            // Where nobody is expected to spend enough, an upper end of 0 covers more than it promises.
            var none = Placed[place].ProbabilityOfNone;
            bound = Placed[place].HasLow ? 1 : 0;
            promised = BoundLevels.NominalHigh - (bound * BoundLevels.NominalLow) + Math.Max(0, none - BoundLevels.NominalHigh);
        }

        return new DrawnCustomer
        {
            Group = group,
            Frequency = Math.Min(x, HoldoutRow.LastRow),
            Tenth = tenth,
            Bound = bound,
            Promised = promised,
            Alive = _forecast.ProbabilityAlive[group],
            Orders = _orders[group],
            AmountDays = _models.AmountDays(x),
            AmountSum = _models.AmountOf(_history, row),
            MeanAmount = hasAmounts ? _models.MeanAmount(_history, row) : 0,
            Scale = hasAmounts ? _models.Scale(_history, row) : 0,
            PosteriorShape = _models.Amounts?.Model.PosteriorShape(_models.AmountDays(x)) ?? 0,
        };
    }

    private double AliveOf(int row) => _forecast.ProbabilityAlive[_models.Groups.GroupOfCustomer[row]];

    /// <summary>Tenths of customers who bought again by P(alive), by place; −1 for others, and where nobody drops out.</summary>
    private int[] TenthOf(int[] drawn)
    {
        var tenths = new int[drawn.Length];
        Array.Fill(tenths, -1);
        if (!_models.Purchases.IsFallback)
        {
            var sorted = Enumerable.Range(0, drawn.Length).Where(i => _history.RepeatOrderDays[_rows[drawn[i]]] > 0)
                .OrderBy(i => AliveOf(_rows[drawn[i]])).ThenBy(i => i).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                tenths[sorted[i]] = (int)((long)i * DrawnCustomer.Tenths / sorted.Length);
            }
        }

        return tenths;
    }

    /// <summary>Expected orders of every group of histories, and their slopes by the logarithm of each parameter.</summary>
    private (double[] Orders, double[][] Slopes) Expected(double weeks)
    {
        var model = _models.Purchases.Model;
        double[] Of(IPurchaseModel of) => HistoryForecast.Of(_models.Groups, of, weeks).ExpectedOrders;
        var orders = Of(model);
        if (_models.Purchases.LogCovariance is null)
        {
            return (orders, []);
        }

        var estimates = model.Parameters.Select(parameter => parameter.Value).ToArray();
        double[] Slope(int i)
        {
            double[] parameters = [.. estimates];
            parameters[i] *= Math.Exp(HoldoutSimulation.Step);
            return [.. Of(model.WithParameters(parameters)).Zip(orders, (moved, known) => (moved - known) / HoldoutSimulation.Step)];
        }

        return (orders, [.. estimates.Select((_, i) => Slope(i))]);
    }

    private OrderDistribution[] Distributions(double weeks)
    {
        var groups = _models.Groups;
        var orders = new OrderDistribution[groups.Count];
        groups.EachRun((from, to) =>
        {
            var ordersIfAlive = _models.Purchases.Model.OrdersIfAlive(
                groups.RepeatOrderDays[from], groups.WeeksByAge[groups.Ages[from]], weeks);
            for (var i = from; i < to; i++)
            {
                orders[i] = ordersIfAlive(groups.WeeksToLast[i]);
            }
        });
        return orders;
    }

    private List<PlacedCustomer> Place()
    {
        var places = new PlacedCustomer[_rows.Length];
        Parallel.For(0, _rows.Length, i => places[i] = PlaceOf(_rows[i], _orders[_models.Groups.GroupOfCustomer[_rows[i]]]));
        return [.. places];
    }

    private PlacedCustomer PlaceOf(int row, OrderDistribution orders)
    {
        var (x, alive, revenue) = (_history.RepeatOrderDays[row], AliveOf(row), Amount.ToDouble(_outcome.Amounts[row]));
        var none = 1 - (alive * (orders.Tails.Length > 0 ? orders.Tails[0] : 0));
        if (revenue <= 0)
        {
            return new PlacedCustomer(x, 0, none);
        }

        var quantile = new RevenueQuantile(orders, _models.Amounts!.Model, _models.AmountDays(x));
        return new PlacedCustomer(x, Math.Max(none, 1 - (alive * quantile.TailOf(revenue / _models.Scale(_history, row)))), none);
    }
}
