using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Publication;

namespace RfmBatch.Application.Publication;

/// <summary>Counts cohorts and months in one pass over lines that come customer by customer.</summary>
/// <remarks>
/// A customer's lines are few, so they are kept, without their orders, until the next customer comes; only months are kept for good.
/// </remarks>
internal sealed class CohortCounter(bool countsReturns) : ISaleLineReader
{
    /// <summary>Cohort of customers without a sale.</summary>
    private const int NoCohort = int.MinValue;

    private readonly Dictionary<(int Cohort, int Month), Cell> _cells = [];
    private readonly List<(int Month, SaleLine Line, bool IsNewOrder)> _lines = [];
    private readonly CustomerOrders _orders = new();
    private (int Cohort, int Month) _lastKey;
    private Cell? _lastCell;
    private int _lastDay = Day.None;
    private int _lastMonth;

    public void Add(in SaleLine line, ReadOnlySpan<byte> orderId)
    {
        if (_lines.Count > 0 && _lines[0].Line.CustomerKey != line.CustomerKey)
        {
            EndCustomer();
        }

        // The lines of an order follow one another.
        if (line.Day != _lastDay)
        {
            (_lastDay, _lastMonth) = (line.Day, MonthOf(line.Day));
        }

        var month = _lastMonth;
        _lines.Add((month, line, line.Kind == SaleLineKind.Sale && _orders.Add(month, orderId)));
    }

    /// <summary>Ends the counting of other customers here.</summary>
    public void Add(CohortCounter others)
    {
        others.EndCustomer();
        foreach (var (key, cell) in others._cells)
        {
            if (!_cells.TryAdd(key, cell))
            {
                _cells[key].Add(cell);
            }
        }
    }

    public CohortFigures Finish()
    {
        EndCustomer();
        return new CohortFigures([.. Cohorts()], [.. Months()]);
    }

    // Every month up to the last one with a line, also those in which nobody came back: without them a rate over several cohorts would
    // leave out who stayed away.
    private IEnumerable<CohortRow> Cohorts()
    {
        var nobody = new Cell();
        var last = _cells.Keys.Select(key => key.Month).DefaultIfEmpty(NoCohort).Max();
        // A return may come before the first sale that is known; it counts with the first month.
        var early = _cells.Where(pair => pair.Key.Month < pair.Key.Cohort).ToLookup(pair => pair.Key.Cohort, pair => Revenue(pair.Value));
        return
            from cohort in _cells.Keys.Select(key => key.Cohort).Distinct()
            where cohort != NoCohort
            orderby cohort
            let size = _cells[(cohort, cohort)].Customers
            from month in Enumerable.Range(cohort, last - cohort + 1)
            let cell = _cells.GetValueOrDefault((cohort, month), nobody)
            let before = month == cohort ? early[cohort].Sum() : 0
            select new CohortRow(FirstDay(cohort), month - cohort, size, cell.Customers, Revenue(cell) + before);
    }

    private IEnumerable<MonthRow> Months() =>
        from month in _cells.GroupBy(cell => cell.Key.Month)
        orderby month.Key
        let sales = month.Sum(cell => cell.Value.Sales)
        let returns = month.Sum(cell => cell.Value.Returns)
        select new MonthRow(
            FirstDay(month.Key).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            month.Sum(cell => cell.Value.Orders),
            month.Sum(cell => cell.Value.Customers),
            month.Where(cell => cell.Key.Cohort == month.Key).Sum(cell => cell.Value.Customers),
            sales,
            returns,
            countsReturns ? sales + returns : sales);

    private long Revenue(Cell cell) => countsReturns ? cell.Sales + cell.Returns : cell.Sales;

    private void EndCustomer()
    {
        var cohort = NoCohort;
        foreach (var (month, line, _) in _lines)
        {
            if (line.Kind == SaleLineKind.Sale && (cohort == NoCohort || month < cohort))
            {
                cohort = month;
            }
        }

        foreach (var (month, line, isNewOrder) in _lines)
        {
            Count(CellOf(cohort, month), line, isNewOrder);
        }

        _lines.Clear();
        _orders.Clear();
    }

    private static void Count(Cell cell, in SaleLine line, bool isNewOrder)
    {
        if (line.Kind == SaleLineKind.Return)
        {
            cell.Returns += line.Amount;
            return;
        }

        cell.Sales += line.Amount;
        if (!isNewOrder)
        {
            return;
        }

        cell.Orders++;
        if (cell.LastCustomerKey != line.CustomerKey)
        {
            cell.LastCustomerKey = line.CustomerKey;
            cell.Customers++;
        }
    }

    // The lines of an order follow one another, so the cell is mostly that of the line before.
    private Cell CellOf(int cohort, int month)
    {
        if (_lastCell is not null && _lastKey == (cohort, month))
        {
            return _lastCell;
        }

        _lastKey = (cohort, month);
        if (!_cells.TryGetValue(_lastKey, out _lastCell))
        {
            _cells.Add(_lastKey, _lastCell = new Cell());
        }

        return _lastCell;
    }

    /// <summary>Months since year 0 of a day.</summary>
    private static int MonthOf(int day)
    {
        var (year, month, _) = Day.ToDate(day);
        return (year * 12) + month - 1;
    }

    private static DateOnly FirstDay(int month) => new(month / 12, (month % 12) + 1, 1);

    private sealed class Cell
    {
        public int LastCustomerKey { get; set; } = int.MinValue;

        public int Customers { get; set; }

        public int Orders { get; set; }

        public long Sales { get; set; }

        public long Returns { get; set; }

        public void Add(Cell others)
        {
            Customers += others.Customers;
            Orders += others.Orders;
            Sales += others.Sales;
            Returns += others.Returns;
        }
    }
}

/// <summary>A program's cohorts and months.</summary>
internal sealed record CohortFigures(IReadOnlyList<CohortRow> Cohorts, IReadOnlyList<MonthRow> Months)
{
    public static CohortFigures None { get; } = new([], []);
}
