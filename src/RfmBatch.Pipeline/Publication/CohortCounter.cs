using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Storage.Publication;

namespace RfmBatch.Pipeline.Publication;

/// <summary>Counts cohorts and months in one pass over lines that come customer by customer.</summary>
/// <remarks>A customer's lines are few, so they are kept until the next customer comes; only months are kept for good.</remarks>
internal sealed class CohortCounter(bool countsReturns)
{
    /// <summary>Cohort of customers without a sale.</summary>
    private const int NoCohort = int.MinValue;

    // Up to here a look along the list is faster than a hash; beyond, one large customer would make it slow.
    private const int FewLines = 32;

    private readonly Dictionary<(int Cohort, int Month), Cell> _cells = [];
    private readonly List<SaleLine> _lines = [];
    private readonly List<(int Month, string OrderId)> _orders = [];
    private HashSet<(int Month, string OrderId)>? _manyOrders;
    private readonly Dictionary<int, int> _months = [];

    public void Add(SaleLine line)
    {
        if (_lines.Count > 0 && _lines[0].CustomerKey != line.CustomerKey)
        {
            EndCustomer();
        }

        _lines.Add(line);
    }

    public CohortFigures Finish()
    {
        EndCustomer();
        return new CohortFigures([.. Cohorts()], [.. Months()]);
    }

    private IEnumerable<CohortRow> Cohorts() =>
        from cell in _cells
        where cell.Key.Cohort != NoCohort && cell.Key.Month >= cell.Key.Cohort // a return may come before the first sale that is known
        orderby cell.Key.Cohort, cell.Key.Month
        select new CohortRow(
            FirstDay(cell.Key.Cohort),
            cell.Key.Month - cell.Key.Cohort,
            _cells[(cell.Key.Cohort, cell.Key.Cohort)].Customers,
            cell.Value.Customers,
            Revenue(cell.Value));

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
        foreach (var line in _lines)
        {
            if (line.IsSale && (cohort == NoCohort || MonthOf(line.Day) < cohort))
            {
                cohort = MonthOf(line.Day);
            }
        }

        _orders.Clear();
        _manyOrders = _lines.Count > FewLines ? [] : null;
        foreach (var line in _lines)
        {
            Count(cohort, line);
        }

        _lines.Clear();
    }

    private void Count(int cohort, SaleLine line)
    {
        var month = MonthOf(line.Day);
        var key = (cohort, month);
        if (!_cells.TryGetValue(key, out var cell))
        {
            _cells.Add(key, cell = new Cell());
        }

        if (line.IsReturn)
        {
            cell.Returns += line.Amount;
            return;
        }

        cell.Sales += line.Amount;
        if (!line.IsSale || !IsNewOrder(month, line.OrderId))
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

    private bool IsNewOrder(int month, string orderId)
    {
        if (_manyOrders is { } orders)
        {
            return orders.Add((month, orderId));
        }

        foreach (var (knownMonth, knownOrder) in _orders)
        {
            if (knownMonth == month && string.Equals(knownOrder, orderId, StringComparison.Ordinal))
            {
                return false;
            }
        }

        _orders.Add((month, orderId));
        return true;
    }

    /// <summary>Months since year 0 of a day.</summary>
    private int MonthOf(int day)
    {
        if (!_months.TryGetValue(day, out var month))
        {
            var date = Day.ToDate(day);
            month = (date.Year * 12) + date.Month - 1;
            _months.Add(day, month);
        }

        return month;
    }

    private static DateOnly FirstDay(int month) => new(month / 12, (month % 12) + 1, 1);

    private sealed class Cell
    {
        public int LastCustomerKey { get; set; } = int.MinValue;

        public int Customers { get; set; }

        public int Orders { get; set; }

        public long Sales { get; set; }

        public long Returns { get; set; }
    }
}
