using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.Aggregation;

/// <summary>Adds lines up to one row per customer, as Summary_Read does on a server.</summary>
/// <param name="query">Its window and whether days are counted.</param>
/// <param name="columns">Receive the customers.</param>
/// <param name="beside">Receives every line too, or null.</param>
internal sealed class SaleLineSummary(SummaryQuery query, SummaryColumns columns, ISaleLineReader? beside) : ISaleLineReader
{
    private readonly int _windowStart = query.WindowStart is { } start ? Day.FromDate(start) : int.MinValue;
    private readonly CustomerOrders _orders = new();
    private readonly HashSet<int> _days = [];
    private CustomerFigures _customer;
    private bool _hasCustomer;

    public void Add(in SaleLine line, ReadOnlySpan<byte> orderId)
    {
        if (!_hasCustomer || line.CustomerKey != _customer.CustomerKey)
        {
            EndCustomer();
            _customer = new CustomerFigures(line.CustomerKey);
            _hasCustomer = true;
        }

        if (line.Day >= _windowStart)
        {
            AddToWindow(line, orderId);
        }

        if (line.Kind == SaleLineKind.Sale && (_customer.FirstOrderDay == Day.None || line.Day < _customer.FirstOrderDay))
        {
            _customer.FirstOrderDay = line.Day;
        }

        beside?.Add(line, orderId);
    }

    /// <summary>Ends the last customer.</summary>
    public void EndCustomer()
    {
        if (!_hasCustomer)
        {
            return;
        }

        columns.Add(_customer);
        _hasCustomer = false;
        _orders.Clear();
        _days.Clear();
    }

    private void AddToWindow(in SaleLine line, ReadOnlySpan<byte> orderId)
    {
        if (line.Kind == SaleLineKind.Return)
        {
            _customer.ReturnAmount += line.Amount;
        }

        if (line.Kind != SaleLineKind.Sale)
        {
            return;
        }

        _customer.SalesAmount += line.Amount;
        _customer.LineCount++;
        _customer.LastOrderDay = Math.Max(_customer.LastOrderDay, line.Day);
        if (_orders.Add(0, orderId))
        {
            _customer.OrderCount++;
        }

        if (query.CountDays && _days.Add(line.Day))
        {
            _customer.DayCount++;
        }
    }
}

/// <summary>What cohorts and months are counted from: a line, or the lines of one order, day and kind added up.</summary>
/// <param name="CustomerKey">The customer; lines come ascending by it.</param>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Kind">What it counts as.</param>
/// <param name="Amount">Ten-thousandths.</param>
public readonly record struct SaleLine(int CustomerKey, int Day, SaleLineKind Kind, long Amount);

/// <summary>What a line counts as.</summary>
public enum SaleLineKind
{
    /// <summary>Nothing: of amount 0 where those are dropped. Its customer is there all the same.</summary>
    Dropped = 0,

    /// <summary>A sale.</summary>
    Sale = 1,

    /// <summary>A return.</summary>
    Return = 2,
}
