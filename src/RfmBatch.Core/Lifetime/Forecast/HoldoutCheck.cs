using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Holds the holdout against what the model itself implies, group by group of customers.</summary>
/// <remarks>
/// The null of each sum is the model's: the variance of customers' orders given the estimates, plus that of the estimates, whose covariance
/// moves the sum by its elasticities. (What simulation of holdouts at drawn parameters gives, without its noise.)
/// </remarks>
internal sealed class HoldoutCheck
{
    private const double MinExpected = 30;
    private const double Step = 1e-3;
    private readonly PurchaseHistory _history;
    private readonly PurchaseOutcome _outcome;
    private readonly LifetimeModels _models;
    private readonly HistoryForecast _forecast;
    private readonly double _weeks;
    private readonly int[] _rows;

    /// <summary>Takes customers, what came of them, and models with their groups.</summary>
    public HoldoutCheck(PurchaseHistory history, PurchaseOutcome outcome, LifetimeModels models, double weeks)
    {
        (_history, _outcome, _models, _weeks) = (history, outcome, models, weeks);
        _forecast = HistoryForecast.Of(models.Groups, models.Purchases.Model, weeks);
        _rows = [.. Enumerable.Range(0, history.Count).Where(row => history.RepeatOrderDays[row] >= 0)];
        Placed = models.Amounts is null ? [] : Place();
        Coverage = Placed.Count == 0
            ? null
            : (double)Placed.Count(one => one.IsWithin(BoundLevels.NominalLow, BoundLevels.NominalHigh)) / Placed.Count;
    }

    /// <summary>Where revenue fell in each customer's distribution; empty without a model of amounts.</summary>
    public IReadOnlyList<PlacedCustomer> Placed { get; }

    /// <summary>Share of customers within their nominal bounds, or null.</summary>
    public double? Coverage { get; }

    /// <summary>Every comparison whose expected orders are 30 or more.</summary>
    public IReadOnlyList<HoldoutComparison> Comparisons()
    {
        var byFrequency = _rows.GroupBy(row => Math.Min(_history.RepeatOrderDays[row], HoldoutRow.LastRow)).OrderBy(group => group.Key)
            .Select(group => (Name: Frequency(group.Key), Rows: group.ToArray())).ToArray();
        var groups = new List<(ComparisonKind Kind, string Name, int[] Rows)> { (ComparisonKind.Orders, "", _rows) };
        groups.AddRange(byFrequency.Select(group => (ComparisonKind.OrdersByFrequency, group.Name, group.Rows)));
        groups.AddRange(Tenths());
        var moved = Moved();
        var comparisons = groups.Select(group => Orders(group.Kind, group.Name, group.Rows, moved))
            .Where(comparison => comparison.Predicted >= MinExpected).ToList();
        if (_models.Amounts is not null)
        {
            comparisons.AddRange(byFrequency.Prepend((Name: "", Rows: _rows)).Select(group => OrderValue(group.Name, group.Rows))
                .OfType<HoldoutComparison>());
            comparisons.AddRange(Covered());
        }

        return comparisons;
    }

    private static string Frequency(int x) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{x + 1}{(x == HoldoutRow.LastRow ? " or more" : "")} purchase day{(x == 0 ? "" : "s")}");

    private double AliveOf(int row) => _forecast.ProbabilityAlive[_models.Groups.GroupOfCustomer[row]];

    /// <summary>Tenths of customers who bought again by P(alive); none where nobody drops out.</summary>
    private IEnumerable<(ComparisonKind Kind, string Name, int[] Rows)> Tenths()
    {
        if (_models.Purchases.IsFallback)
        {
            yield break;
        }

        var sorted = _rows.Where(row => _history.RepeatOrderDays[row] > 0).OrderBy(AliveOf).ThenBy(row => row).ToArray();
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var rows = sorted[((sorted.Length * tenth) / 10)..((sorted.Length * (tenth + 1)) / 10)];
            if (rows.Length > 0)
            {
                yield return (ComparisonKind.OrdersByAlive, string.Create(
                    CultureInfo.InvariantCulture,
                    $"repeat buyers with a probability of {AliveOf(rows[0]):0.00} to {AliveOf(rows[^1]):0.00}"), rows);
            }
        }
    }

    /// <summary>Expected orders of every group of histories with each parameter a little up and down.</summary>
    private (double[] Up, double[] Down)[] Moved()
    {
        var model = _models.Purchases.Model;
        if (_models.Purchases.LogCovariance is null)
        {
            return [];
        }

        var estimates = model.Parameters.Select(parameter => parameter.Value).ToArray();
        double[] With(int i, double factor)
        {
            double[] parameters = [.. estimates];
            parameters[i] *= factor;
            return HistoryForecast.Of(_models.Groups, model.WithParameters(parameters), _weeks).ExpectedOrders;
        }

        return [.. estimates.Select((_, i) => (With(i, Math.Exp(Step)), With(i, Math.Exp(-Step))))];
    }

    private HoldoutComparison Orders(ComparisonKind kind, string name, int[] rows, (double[] Up, double[] Down)[] moved)
    {
        var (actual, expected, variance) = (0.0, 0.0, 0.0);
        var slopes = Vector<double>.Build.Dense(Math.Max(1, moved.Length));
        foreach (var row in rows)
        {
            var group = _models.Groups.GroupOfCustomer[row];
            actual += _outcome.OrderDays[row];
            expected += _forecast.ExpectedOrders[group];
            variance += _forecast.Variances[group];
            for (var i = 0; i < moved.Length; i++)
            {
                slopes[i] += (moved[i].Up[group] - moved[i].Down[group]) / (2 * Step);
            }
        }

        var byParameters = moved.Length == 0 ? 0 : slopes * (_models.Purchases.LogCovariance! * slopes);
        return new HoldoutComparison(kind, name, expected, actual, Math.Sqrt(variance + byParameters) / Math.Max(expected, 1e-9));
    }

    /// <summary>Mean revenue of the orders that came, against what the model of amounts says of the same orders.</summary>
    private HoldoutComparison? OrderValue(string name, int[] rows)
    {
        var model = _models.Amounts!.Model;
        var (orders, actual, expected, variance) = (0.0, 0.0, 0.0, 0.0);
        foreach (var row in rows)
        {
            var count = _outcome.OrderDays[row];
            if (count == 0)
            {
                continue;
            }

            var shape = model.PosteriorShape(_models.AmountDays(_history.RepeatOrderDays[row]));
            var mean = count * _models.MeanAmount(_history, row);
            orders += count;
            actual += Amount.ToDouble(_outcome.Amounts[row]);
            expected += mean;
            // n Gamma amounts of one random scale; without a second moment (q' ≤ 2) as if it barely had one.
            variance += mean * mean * (((1 + (1 / (model.P * count))) * (shape - 1) / Math.Max(.1, shape - 2)) - 1);
        }

        return orders < MinExpected || expected <= 0
            ? null
            : new HoldoutComparison(ComparisonKind.OrderValue, name, expected / orders, actual / orders, Math.Sqrt(variance) / expected);
    }

    private IEnumerable<HoldoutComparison> Covered()
    {
        var within = BoundLevels.NominalHigh - BoundLevels.NominalLow;
        foreach (var (name, share, members) in new[]
        {
            ("whose lower end is 0", BoundLevels.NominalHigh, Placed.Where(one => !one.HasLow).ToArray()),
            ("whose lower end is above 0", within, Placed.Where(one => one.HasLow).ToArray()),
        })
        {
            // Where nobody is expected to spend enough, an upper end of 0 covers more than it promises.
            var promised = members.Sum(one => share + Math.Max(0, one.ProbabilityOfNone - BoundLevels.NominalHigh));
            var covered = members.Count(one => one.IsWithin(BoundLevels.NominalLow, BoundLevels.NominalHigh));
            if (members.Length >= MinExpected && promised > 0)
            {
                yield return new HoldoutComparison(
                    ComparisonKind.Coverage, name, promised, covered,
                    Math.Sqrt(members.Length * share * (1 - share)) / promised);
            }
        }
    }

    private List<PlacedCustomer> Place()
    {
        var groups = _models.Groups;
        var orders = new OrderDistribution[groups.Count];
        groups.EachRun((from, to) =>
        {
            var ordersIfAlive = _models.Purchases.Model.OrdersIfAlive(
                groups.RepeatOrderDays[from], groups.WeeksByAge[groups.Ages[from]], _weeks);
            for (var i = from; i < to; i++)
            {
                orders[i] = ordersIfAlive(groups.WeeksToLast[i]);
            }
        });
        var places = new PlacedCustomer[_rows.Length];
        Parallel.For(0, _rows.Length, i => places[i] = PlaceOf(_rows[i], orders[groups.GroupOfCustomer[_rows[i]]]));
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
