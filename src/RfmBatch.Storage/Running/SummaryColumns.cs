using System.Data.Common;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Running;

/// <summary>Columns that grow while the aggregate query streams.</summary>
internal sealed class SummaryColumns(SqlDialect dialect, int capacity)
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

    /// <summary>Adds the reader's row; the columns are those of Summary_Read, in its order.</summary>
    public void Add(DbDataReader reader)
    {
        if (_count == _customerKeys.Length)
        {
            Grow();
        }

        var i = _count++;
        _customerKeys[i] = reader.GetInt32(0);
        _customerIds[i] = reader.GetString(1);
        _firstOrderDays[i] = reader.IsDBNull(2) ? Day.None : dialect.ReadDay(reader, 2);
        _lastOrderDays[i] = reader.IsDBNull(3) ? Day.None : dialect.ReadDay(reader, 3);
        _orderCounts[i] = reader.GetInt32(4);
        _dayCounts[i] = reader.GetInt32(5);
        _lineCounts[i] = reader.GetInt32(6);
        _salesAmounts[i] = dialect.ReadAmount(reader, 7);
        _returnAmounts[i] = dialect.ReadAmount(reader, 8);
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
