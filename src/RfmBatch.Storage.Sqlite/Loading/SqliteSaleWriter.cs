using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Writes sales. SalesTransaction is kept in the order of customers, so each batch is written in that order.</summary>
internal sealed class SqliteSaleWriter(IRowAccess access, int loadKey, long saleCount) : IDisposable
{
    // Beginning and ending a statement takes as long as binding its row; more than 16 rows gain nothing.
    private const int RowsPerStatement = 16;
    private const int ColumnCount = 8;

    private readonly IRowStatement _insertOne = access.Prepare(InsertOf(1, loadKey));
    private readonly IRowStatement _insertMany = access.Prepare(InsertOf(RowsPerStatement, loadKey));
    private readonly RowOrder _order = new();
    private readonly SaleChunk _chunk = new();
    private long _nextSaleKey = saleCount + 1;

    /// <summary>What has been written, by day.</summary>
    public DayTotals Days { get; } = new();

    /// <summary>Writes a batch.</summary>
    public void Write(LoadBatch batch, SqliteCustomerWriter customers, SqliteProductWriter products, CancellationToken cancellationToken)
    {
        var rows = _order.Begin(batch.Count, batch.Capacity);
        var largestKey = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            var key = customers.KeyOf(batch.Customers[row]);
            largestKey = Math.Max(largestKey, key);
            rows[row] = ((long)key << 32) | (uint)row;
        }

        var order = _order.Sort(batch.Count, largestKey);
        for (var start = 0; start < order.Length; start += SaleChunk.Capacity)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = order.Slice(start, Math.Min(SaleChunk.Capacity, order.Length - start));
            _chunk.Gather(batch, part, products);
            Write(part, batch.OrderIdBytes, customers);
        }

        _nextSaleKey += batch.Count;
    }

    public void Dispose()
    {
        _insertOne.Dispose();
        _insertMany.Dispose();
    }

    // A statement of many rows keeps a journal of its own to undo itself when it fails, unless told that it may stop in the middle: the
    // load is undone whole.
    private static string InsertOf(int rows, int loadKey) =>
        $"INSERT OR FAIL INTO sales_SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, "
        + $"LoadKey) VALUES {IRowStatement.ValuesOf(rows, ColumnCount, $", {loadKey}")};";

    private unsafe void Write(ReadOnlySpan<long> rows, byte[] orderIdBytes, SqliteCustomerWriter customers)
    {
        fixed (byte* orderIds = orderIdBytes)
        {
            var position = 0;
            while (position < rows.Length)
            {
                var isMany = rows.Length - position >= RowsPerStatement;
                var insert = isMany ? _insertMany : _insertOne;
                for (int end = position + (isMany ? RowsPerStatement : 1), first = 1; position < end; position++, first += ColumnCount)
                {
                    Days.Add(_chunk.OrderDays[position], _chunk.Amounts[position], _chunk.Returns[position]);
                    if (!_chunk.Returns[position])
                    {
                        customers.NoteSale(_chunk.Customers[position], _chunk.OrderDays[position]);
                    }

                    Bind(insert, first, rows[position], position, orderIds);
                }

                insert.Run();
            }
        }
    }

    private unsafe void Bind(IRowStatement insert, int first, long row, int position, byte* orderIds)
    {
        insert.Bind(first, row >> 32);
        insert.Bind(first + 1, _nextSaleKey + (int)row);
        insert.Bind(first + 2, _chunk.ProductKeys[position]);
        insert.Bind(first + 3, _chunk.OrderDays[position]);
        insert.BindPinned(first + 4, orderIds + _chunk.OrderStarts[position], _chunk.OrderLengths[position]);
        if (_chunk.Quantities[position] == LoadBatch.NoQuantity)
        {
            insert.BindNull(first + 5);
        }
        else
        {
            insert.Bind(first + 5, _chunk.Quantities[position]);
        }

        insert.Bind(first + 6, _chunk.Amounts[position]);
        insert.Bind(first + 7, _chunk.Returns[position] ? 1 : 0);
    }
}
