namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Puts lines that come customer by customer into a <see cref="PurchaseLog"/>, in one pass.</summary>
public sealed class PurchaseLogBuilder
{
    private readonly List<PurchaseLine> _lines = [];
    private readonly List<int> _keys = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _days = [];
    private readonly List<long> _amounts = [];
    private readonly List<bool> _isReturn = [];

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
    public PurchaseLog Build()
    {
        EndCustomer();
        return new PurchaseLog
        {
            CustomerKeys = [.. _keys],
            Starts = [.. _starts],
            Ends = [.. _ends],
            Days = [.. _days],
            Amounts = [.. _amounts],
            IsReturn = [.. _isReturn],
        };
    }

    private void EndCustomer()
    {
        if (_lines.Count == 0)
        {
            return;
        }

        Sort();
        _keys.Add(_lines[0].CustomerKey);
        _starts.Add(_days.Count);
        foreach (var line in _lines)
        {
            // A line of amount 0 that is no sale adds nothing.
            if (!line.IsReturn && !line.IsSale && line.Amount == 0)
            {
                continue;
            }

            var last = _days.Count - 1;
            if (last >= _starts[^1] && _days[last] == line.Day && _isReturn[last] == line.IsReturn)
            {
                _amounts[last] += line.Amount;
                continue;
            }

            _days.Add(line.Day);
            _amounts.Add(line.Amount);
            _isReturn.Add(line.IsReturn);
        }

        _ends.Add(_days.Count);
        _lines.Clear();
    }

    private void Sort()
    {
        for (var i = 1; i < _lines.Count; i++)
        {
            if (Compare(_lines[i], _lines[i - 1]) < 0)
            {
                // Lines mostly come in the order of time; only where they do not is it worth a sort.
                _lines.Sort(Compare);
                return;
            }
        }
    }

    private static int Compare(PurchaseLine left, PurchaseLine right) =>
        left.Day != right.Day ? left.Day.CompareTo(right.Day) : left.IsReturn.CompareTo(right.IsReturn);
}

/// <summary>One line, or the sum of several of one customer, day and kind.</summary>
/// <param name="CustomerKey">Whose.</param>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Amount">Ten-thousandths.</param>
/// <param name="IsReturn">Whether it is a return.</param>
/// <param name="IsSale">Whether it makes the day a purchase day: no return and, where zero amounts do not count, not of amount 0.</param>
public readonly record struct PurchaseLine(int CustomerKey, int Day, long Amount, bool IsReturn, bool IsSale);
