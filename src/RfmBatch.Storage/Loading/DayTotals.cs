using System.Data.Common;
using System.Runtime.InteropServices;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>What a load holds by day: rows and money, added up while they are written.</summary>
public sealed class DayTotals
{
    private readonly Dictionary<int, Total> _days = [];

    /// <summary>Counts a row.</summary>
    /// <param name="day">Days since 1970-01-01.</param>
    /// <param name="amount">Ten-thousandths.</param>
    /// <param name="isReturn">Whether it is a return.</param>
    public void Add(int day, long amount, bool isReturn)
    {
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _);
        total.Rows++;
        total.Amount += amount;
        total.Sales += isReturn ? 0 : amount;
    }

    /// <summary>Writes them.</summary>
    public Task WriteAsync(SqlDialect dialect, DbTransaction transaction, int loadKey, CancellationToken cancellationToken) =>
        new RowSet<KeyValuePair<int, Total>>(dialect, "sales", "LoadDay")
            .Whole("LoadKey", _ => loadKey)
            .Date("OrderDate", pair => Day.ToDate(pair.Key))
            .Whole("RowsLoaded", pair => pair.Value.Rows)
            .Amount("AmountLoaded", pair => pair.Value.Amount)
            .Amount("SalesAmount", pair => pair.Value.Sales)
            .InsertAsync(_days.OrderBy(pair => pair.Key), transaction, cancellationToken);

    private struct Total
    {
        public long Rows;
        public long Amount;
        public long Sales;
    }
}
