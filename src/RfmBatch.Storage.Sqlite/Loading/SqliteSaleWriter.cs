using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Writes sales. SalesTransaction is kept in the order of customers, so each batch is written in that order.</summary>
internal sealed class SqliteSaleWriter(SqliteConnection connection, int loadKey, long saleCount) : IDisposable
{
    // The cancellation token is looked at between rows, but not at each.
    private const int RowsBetweenChecks = 8192;

    private readonly SqliteStatement _insert = new(connection, $"""
        INSERT INTO sales_SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, LoadKey)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, {loadKey});
        """);

    private long _nextSaleKey = saleCount + 1;
    private long[] _order = [];

    /// <summary>Writes a batch.</summary>
    public unsafe void Write(LoadBatch batch, SqliteCustomerWriter customers, SqliteProductWriter products, CancellationToken cancellationToken)
    {
        if (_order.Length < batch.Count)
        {
            _order = new long[batch.Capacity];
        }

        // Customer in the upper half, row in the lower: one sort of plain numbers.
        for (int row = 0; row < batch.Count; row++)
        {
            _order[row] = ((long)customers.KeyOf(batch.Customers[row]) << 32) | (uint)row;
            if (!batch.Returns[row])
            {
                customers.NoteSale(batch.Customers[row], batch.OrderDays[row]);
            }
        }

        Array.Sort(_order, 0, batch.Count);
        fixed (byte* orderIds = batch.OrderIdBytes)
        {
            for (int position = 0; position < batch.Count; position++)
            {
                if (position % RowsBetweenChecks == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                int row = (int)_order[position];
                var (start, length) = batch.OrderIdRange(row);
                _insert.Bind(1, _order[position] >> 32);
                _insert.Bind(2, _nextSaleKey + row);
                _insert.Bind(3, products.KeyOf(batch.Products[row]));
                _insert.Bind(4, batch.OrderDays[row]);
                _insert.BindPinned(5, orderIds + start, length);
                if (batch.Quantities[row] == LoadBatch.NoQuantity)
                {
                    _insert.BindNull(6);
                }
                else
                {
                    _insert.Bind(6, batch.Quantities[row]);
                }

                _insert.Bind(7, batch.Amounts[row]);
                _insert.Bind(8, batch.Returns[row] ? 1 : 0);
                _insert.Run();
            }
        }

        _nextSaleKey += batch.Count;
    }

    public void Dispose() => _insert.Dispose();
}
