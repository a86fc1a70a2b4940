using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Aggregation;

/// <summary>Columns that grow while customers stream.</summary>
internal sealed class SummaryColumns(int capacity)
{
    private int[] _customerKeys = new int[capacity];
    private string[] _customerIds = new string[capacity];
    private int[] _firstOrderDays = new int[capacity];
    private int[] _lastOrderDays = new int[capacity];
    private int[] _orderCounts = new int[capacity];
    private int[] _dayCounts = new int[capacity];
    private int[] _lineCounts = new int[capacity];
    private long[] _salesAmounts = new long[capacity];
    private long[] _returnAmounts = new long[capacity];
    private int _count;

    /// <summary>Adds a row of Summary_Read.</summary>
    public void Add(RowCursor row) => Add(new CustomerFigures(row.GetInt32(0))
    {
        FirstOrderDay = row.IsNull(1) ? Day.None : row.GetDay(1),
        LastOrderDay = row.IsNull(2) ? Day.None : row.GetDay(2),
        OrderCount = row.GetInt32(3),
        DayCount = row.GetInt32(4),
        LineCount = row.GetInt32(5),
        SalesAmount = row.GetAmount(6),
        ReturnAmount = row.GetAmount(7),
    });

    /// <summary>Adds a customer.</summary>
    public void Add(in CustomerFigures customer)
    {
        if (_count == _customerKeys.Length)
        {
            Grow();
        }

        var i = _count++;
        _customerKeys[i] = customer.CustomerKey;
        _firstOrderDays[i] = customer.FirstOrderDay;
        _lastOrderDays[i] = customer.LastOrderDay;
        _orderCounts[i] = customer.OrderCount;
        _dayCounts[i] = customer.DayCount;
        _lineCounts[i] = customer.LineCount;
        _salesAmounts[i] = customer.SalesAmount;
        _returnAmounts[i] = customer.ReturnAmount;
    }

    /// <summary>Puts ids beside the rows. Both come ascending by customer key, but not every customer has a row.</summary>
    /// <exception cref="RfmBatchException">A row has no customer: the store is damaged.</exception>
    public void AddIds(RowCursor ids)
    {
        var i = 0;
        while (i < _count && ids.Read())
        {
            if (ids.GetInt32(0) == _customerKeys[i])
            {
                _customerIds[i++] = ids.GetString(1);
            }
        }

        if (i < _count)
        {
            throw new RfmBatchException(
                $"Transactions of customer key {_customerKeys[i]} have no customer: the store is damaged.",
                "Check the store with `rfmbatch doctor`; restore it from a backup.");
        }
    }

    /// <summary>Puts parts together and orders them by customer id.</summary>
    public static CustomerSummaryTable Merge(IReadOnlyList<SummaryColumns> parts)
    {
        var ids = Concatenate(parts, part => part._customerIds);
        var order = OrdinalOrder.Of(ids);
        return new CustomerSummaryTable
        {
            CustomerIds = Arrange(ids, order),
            CustomerKeys = Arrange(Concatenate(parts, part => part._customerKeys), order),
            FirstOrderDays = Arrange(Concatenate(parts, part => part._firstOrderDays), order),
            LastOrderDays = Arrange(Concatenate(parts, part => part._lastOrderDays), order),
            OrderCounts = Arrange(Concatenate(parts, part => part._orderCounts), order),
            DayCounts = Arrange(Concatenate(parts, part => part._dayCounts), order),
            LineCounts = Arrange(Concatenate(parts, part => part._lineCounts), order),
            SalesAmounts = Arrange(Concatenate(parts, part => part._salesAmounts), order),
            ReturnAmounts = Arrange(Concatenate(parts, part => part._returnAmounts), order),
        };
    }

    private static T[] Concatenate<T>(IReadOnlyList<SummaryColumns> parts, Func<SummaryColumns, T[]> column)
    {
        var all = new T[parts.Sum(part => part._count)];
        var at = 0;
        foreach (var part in parts)
        {
            Array.Copy(column(part), 0, all, at, part._count);
            at += part._count;
        }

        return all;
    }

    private static T[] Arrange<T>(T[] values, int[] order)
    {
        var arranged = new T[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            arranged[i] = values[order[i]];
        }

        return arranged;
    }

    private void Grow()
    {
        var capacity = Math.Max(1024, _customerKeys.Length * 2);
        Array.Resize(ref _customerKeys, capacity);
        Array.Resize(ref _customerIds, capacity);
        Array.Resize(ref _firstOrderDays, capacity);
        Array.Resize(ref _lastOrderDays, capacity);
        Array.Resize(ref _orderCounts, capacity);
        Array.Resize(ref _dayCounts, capacity);
        Array.Resize(ref _lineCounts, capacity);
        Array.Resize(ref _salesAmounts, capacity);
        Array.Resize(ref _returnAmounts, capacity);
    }
}
