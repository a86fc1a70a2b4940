using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Writes sales. SalesTransaction is kept in the order of customers, so each batch is written in that order.</summary>
internal sealed class SqliteSaleWriter(SqliteConnection connection, int loadKey, long saleCount) : IDisposable
{
    private readonly SqliteStatement _insert = new(connection, $"""
        INSERT INTO sales_SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, LoadKey)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, {loadKey});
        """);

    private readonly RowOrder _order = new();
    private readonly SaleChunk _chunk = new();
    private long _nextSaleKey = saleCount + 1;

    /// <summary>Writes a batch.</summary>
    public void Write(LoadBatch batch, SqliteCustomerWriter customers, SqliteProductWriter products, CancellationToken cancellationToken)
    {
        var rows = _order.Begin(batch.Count, batch.Capacity);
        int largestKey = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            int key = customers.KeyOf(batch.Customers[row]);
            largestKey = Math.Max(largestKey, key);
            rows[row] = ((long)key << 32) | (uint)row;
        }

        var order = _order.Sort(batch.Count, largestKey);
        for (int start = 0; start < order.Length; start += SaleChunk.Capacity)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = order.Slice(start, Math.Min(SaleChunk.Capacity, order.Length - start));
            _chunk.Gather(batch, part, products);
            Write(part, batch.OrderIdBytes, customers);
        }

        _nextSaleKey += batch.Count;
    }

    public void Dispose() => _insert.Dispose();

    private unsafe void Write(ReadOnlySpan<long> rows, byte[] orderIdBytes, SqliteCustomerWriter customers)
    {
        fixed (byte* orderIds = orderIdBytes)
        {
            for (int position = 0; position < rows.Length; position++)
            {
                if (!_chunk.Returns[position])
                {
                    customers.NoteSale(_chunk.Customers[position], _chunk.OrderDays[position]);
                }

                _insert.Bind(1, rows[position] >> 32);
                _insert.Bind(2, _nextSaleKey + (int)rows[position]);
                _insert.Bind(3, _chunk.ProductKeys[position]);
                _insert.Bind(4, _chunk.OrderDays[position]);
                _insert.BindPinned(5, orderIds + _chunk.OrderStarts[position], _chunk.OrderLengths[position]);
                if (_chunk.Quantities[position] == LoadBatch.NoQuantity)
                {
                    _insert.BindNull(6);
                }
                else
                {
                    _insert.Bind(6, _chunk.Quantities[position]);
                }

                _insert.Bind(7, _chunk.Amounts[position]);
                _insert.Bind(8, _chunk.Returns[position] ? 1 : 0);
                _insert.Run();
            }
        }
    }
}
