namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Folds lines that come customer by customer into purchase histories, in one pass.</summary>
/// <param name="asOf">First day not observed; later lines are not expected.</param>
/// <param name="holdoutFrom">First day of the holdout, or null for none.</param>
public sealed class PurchaseDataBuilder(DateOnly asOf, DateOnly? holdoutFrom)
{
    private readonly int _asOf = Day.FromDate(asOf);
    private readonly int _holdout = holdoutFrom is { } from ? Day.FromDate(from) : int.MaxValue;
    private readonly List<PurchaseLine> _lines = [];
    private readonly List<int> _keys = [];
    private readonly List<(int X, int Last, int Age, long Sales)> _observed = [];
    private readonly List<(int X, int Last, int Age, long Sales)> _calibration = [];
    private readonly List<(int Days, long Sales, long Returns)> _holdouts = [];
    private (long Observed, long Calibration) _sales;
    private (long Observed, long Calibration) _returns;

    /// <summary>Adds a line; all lines of a customer come one after another.</summary>
    public void Add(PurchaseLine line)
    {
        if (_lines.Count > 0 && _lines[0].CustomerKey != line.CustomerKey)
        {
            EndCustomer();
        }

        _lines.Add(line);
    }

    /// <summary>Ends the pass.</summary>
    public PurchaseData Build()
    {
        EndCustomer();
        return new PurchaseData
        {
            CustomerKeys = [.. _keys],
            Observed = History(_observed),
            Calibration = _holdout == int.MaxValue ? null : History(_calibration),
            HoldoutOrderDays = [.. _holdouts.Select(row => row.Days)],
            HoldoutSalesAmounts = [.. _holdouts.Select(row => row.Sales)],
            HoldoutReturnAmounts = [.. _holdouts.Select(row => row.Returns)],
            SalesAmount = _sales,
            ReturnAmount = _returns,
        };
    }

    private void EndCustomer()
    {
        if (_lines.Count == 0)
        {
            return;
        }

        Sort();
        var (observed, calibration) = (new Fold(_asOf), new Fold(_holdout));
        var (days, sales, returns) = (0, 0L, 0L);
        var lastDay = int.MinValue;
        foreach (var line in _lines)
        {
            var isHoldout = line.Day >= _holdout;
            observed.Add(line);
            if (!isHoldout)
            {
                calibration.Add(line);
            }
            else
            {
                days += line.IsSale && line.Day != lastDay ? 1 : 0;
                sales += line.IsReturn ? 0 : line.Amount;
                returns += line.IsReturn ? line.Amount : 0;
            }

            lastDay = line.IsSale ? line.Day : lastDay;
        }

        _keys.Add(_lines[0].CustomerKey);
        _observed.Add(observed.History);
        _calibration.Add(calibration.History);
        _holdouts.Add((days, sales, returns));
        _sales = (_sales.Observed + observed.Sales, _sales.Calibration + calibration.Sales);
        _returns = (_returns.Observed + observed.Returns, _returns.Calibration + calibration.Returns);
        _lines.Clear();
    }

    private void Sort()
    {
        for (var i = 1; i < _lines.Count; i++)
        {
            if (_lines[i].Day < _lines[i - 1].Day)
            {
                // Lines mostly come in the order of time; only where they do not is it worth a sort.
                _lines.Sort((left, right) => left.Day.CompareTo(right.Day));
                return;
            }
        }
    }

    private static PurchaseHistory History(List<(int X, int Last, int Age, long Sales)> rows) => new()
    {
        RepeatOrderDays = [.. rows.Select(row => row.X)],
        AgesAtLastOrder = [.. rows.Select(row => row.Last)],
        Ages = [.. rows.Select(row => row.Age)],
        RepeatSalesAmounts = [.. rows.Select(row => row.Sales)],
    };

    /// <summary>One customer's lines, ascending by day, until a day.</summary>
    private sealed class Fold(int end)
    {
        private int _days;
        private int _first;
        private int _last;
        private long _firstSales;

        public long Sales { get; private set; }

        public long Returns { get; private set; }

        public (int X, int Last, int Age, long Sales) History =>
            _days == 0 ? (-1, 0, 0, 0) : (_days - 1, _last - _first, end - 1 - _first, Sales - _firstSales);

        public void Add(PurchaseLine line)
        {
            if (line.IsReturn)
            {
                Returns += line.Amount;
                return;
            }

            Sales += line.Amount;
            if (line.IsSale && (_days == 0 || line.Day != _last))
            {
                _days++;
                _first = _days == 1 ? line.Day : _first;
                _last = line.Day;
            }

            // Lines of amount 0 that are no sale may come before the first sale; they add nothing.
            _firstSales += _days == 0 || line.Day == _first ? line.Amount : 0;
        }
    }
}

/// <summary>One line, or the sum of several of one customer, day and kind.</summary>
/// <param name="CustomerKey">Whose.</param>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Amount">Ten-thousandths.</param>
/// <param name="IsReturn">Whether it is a return.</param>
/// <param name="IsSale">Whether it makes the day a purchase day: no return and, where zero amounts do not count, not of amount 0.</param>
public readonly record struct PurchaseLine(int CustomerKey, int Day, long Amount, bool IsReturn, bool IsSale);
