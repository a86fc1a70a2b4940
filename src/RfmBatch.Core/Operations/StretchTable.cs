using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Operations;

/// <summary>Purchases in stretches of equal length, the newest first, of customers who had bought before.</summary>
/// <remarks>
/// A customer's cell is known at the stretch's first day: purchase days in the 364 days before, and days since the last. In a shop in which
/// nothing changes the customers of a cell behave alike in every stretch, however many there are.
/// </remarks>
internal sealed class StretchTable
{
    /// <summary>Days before a stretch that decide the cell, so that a young history and an old one give the same.</summary>
    public const int HistoryDays = 364;

    private const int MostOrders = 40;
    private const double WeightOfRow = 50;

    private static readonly int[] OrderEdges = [0, 1, 2, 3, 5, 9, 14];
    private static readonly int[] GapEdges = [14, 30, 60, 120, 240];
    private static readonly int[] SilentEdges = [546, 728, 1092];
    private static readonly int Columns = GapEdges.Length + 1;
    private static readonly int Cells = (OrderEdges.Length + 1) * Columns;

    private readonly int _count;

    // By stretch, cell and orders.
    private readonly int[,,] _customers;
    private readonly AmountSums[] _amounts;
    private readonly AmountSums[] _firstAmounts;

    /// <summary>Counts.</summary>
    /// <param name="log">Purchases.</param>
    /// <param name="end">The day after the newest stretch.</param>
    /// <param name="length">Days of a stretch.</param>
    /// <param name="earlier">Stretches before the newest.</param>
    /// <param name="credibility">What a customer's amounts so far say.</param>
    public StretchTable(PurchaseLog log, int end, int length, int earlier, AmountCredibility credibility)
    {
        _count = earlier + 1;
        _customers = new int[_count, Cells, MostOrders + 1];
        _amounts = new AmountSums[_count];
        _firstAmounts = new AmountSums[_count];
        for (var place = 0; place < log.Count; place++)
        {
            for (var stretch = 0; stretch < _count; stretch++)
            {
                Count(log, place, stretch, end - ((stretch + 1) * length), length, credibility);
            }
        }
    }

    /// <summary>By how much orders are off in each stretch.</summary>
    /// <param name="measure">The stretches that say what is expected.</param>
    public StretchDeviations OrderDeviations(StretchRange measure)
    {
        var (scores, variances) = (new double[_count], new double[_count]);
        var (expected, actual) = (new double[_count], new double[_count]);
        var cells = Enumerable.Range(0, Cells).Select(cell => InMeasure(cell, measure)).ToArray();
        var rows = cells.Chunk(Columns).Select(row => Rate(Sum(row))).ToArray();
        for (var cell = 0; cell < Cells; cell++)
        {
            if (cells[cell].Sum() is not (> 0 and var all))
            {
                continue;
            }

            // Drawn to the cells of as many purchase days, so that a cell of few customers does not choose its weight by chance.
            var rate = ((Rate(cells[cell]) * all) + (rows[cell / Columns] * WeightOfRow)) / (all + WeightOfRow);
            var score = OrderScore.Of(Array.ConvertAll(cells[cell], number => number / all), rate);
            for (var stretch = 0; stretch < _count; stretch++)
            {
                var customers = 0;
                for (var orders = 0; orders <= MostOrders; orders++)
                {
                    var number = _customers[stretch, cell, orders];
                    customers += number;
                    scores[stretch] += number * score.Values[orders];
                    actual[stretch] += number * orders;
                }

                variances[stretch] += customers * score.Variance;
                expected[stretch] += customers * score.MeanOrders;
            }
        }

        return new StretchDeviations(
            [.. scores.Zip(variances, (score, variance) => variance > 0 ? score / Math.Sqrt(variance) : 0)],
            expected[0],
            actual[0],
            Math.Log((actual[0] + .5) / (expected[0] + .5)),
            measure.Sum(expected));
    }

    /// <summary>By how much what customers paid is off in each stretch.</summary>
    /// <param name="measure">As above.</param>
    public StretchDeviations AmountDeviations(StretchRange measure)
    {
        // New customers against new customers: whether they pay less than others for their first order is no news.
        var (known, first) = (Residuals(_amounts, measure), Residuals(_firstAmounts, measure));
        var weights = _amounts.Zip(_firstAmounts, (one, other) => one.Weight + other.Weight).ToArray();
        var changes = weights.Select((weight, stretch) => weight > 0 ? (known[stretch] + first[stretch]) / weight : 0).ToArray();
        var customers = _amounts.Zip(_firstAmounts, (one, other) => (double)one.Customers + other.Customers).ToArray();
        return new StretchDeviations(
            [.. changes.Zip(weights, (change, weight) => change * Math.Sqrt(weight))],
            customers[0],
            customers[0],
            changes[0],
            measure.Sum(customers));
    }

    private static double[] Residuals(AmountSums[] sums, StretchRange measure)
    {
        var weight = measure.Sum(Array.ConvertAll(sums, sum => sum.Weight));
        var mean = weight > 0 ? measure.Sum(Array.ConvertAll(sums, sum => sum.Residual)) / weight : 0;
        return Array.ConvertAll(sums, sum => weight > 0 ? sum.Residual - (mean * sum.Weight) : 0);
    }

    private static int Cell(int orders, int gap)
    {
        var row = OrderEdges.Count(edge => orders > edge);
        var edges = orders == 0 ? SilentEdges : GapEdges;
        return (row * Columns) + edges.Count(edge => gap > edge);
    }

    private void Count(PurchaseLog log, int place, int stretch, int from, int length, AmountCredibility credibility)
    {
        var (before, now) = (new LogAmounts(), new LogAmounts());
        var (last, orders, history) = (Day.None, 0, 0);
        for (var row = log.Starts[place]; row < log.Ends[place] && log.Days[row] < from + length; row++)
        {
            if (log.IsReturn[row])
            {
                continue;
            }

            if (log.Days[row] >= from)
            {
                orders++;
                now.Add(log.Amounts[row]);
                continue;
            }

            last = log.Days[row];
            if (last >= from - HistoryDays)
            {
                history++;
                before.Add(log.Amounts[row]);
            }
        }

        if (last == Day.None)
        {
            Add(_firstAmounts, stretch, before, now, credibility);
            return;
        }

        _customers[stretch, Cell(history, from - last), Math.Min(MostOrders, orders)]++;
        Add(_amounts, stretch, before, now, credibility);
    }

    private static void Add(AmountSums[] sums, int stretch, LogAmounts before, LogAmounts now, AmountCredibility credibility)
    {
        if (now.Count > 0)
        {
            var (expected, variance) = credibility.Expect(before, now.Count);
            sums[stretch].Add(now.Mean - expected, 1 / variance);
        }
    }

    /// <summary>Customers of a cell by orders, over the stretches of the measure.</summary>
    private double[] InMeasure(int cell, StretchRange measure)
    {
        var numbers = new double[MostOrders + 1];
        for (var stretch = measure.First; stretch <= measure.Last; stretch++)
        {
            for (var orders = 0; orders <= MostOrders; orders++)
            {
                numbers[orders] += _customers[stretch, cell, orders];
            }
        }

        return numbers;
    }

    private static double[] Sum(double[][] cells) =>
        [.. Enumerable.Range(0, MostOrders + 1).Select(orders => cells.Sum(cell => cell[orders]))];

    private static double Rate(double[] numbers) =>
        numbers.Sum() is > 0 and var all ? numbers.Select((number, orders) => number * orders).Sum() / all : 0;

    private struct AmountSums
    {
        public double Weight { get; private set; }

        public double Residual { get; private set; }

        public int Customers { get; private set; }

        public void Add(double residual, double weight)
        {
            Weight += weight;
            Residual += weight * residual;
            Customers++;
        }
    }
}
