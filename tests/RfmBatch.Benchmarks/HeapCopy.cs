using System.Data;
using System.Diagnostics;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Benchmarks;

/// <summary>The rows of a store's largest table, copied into a heap of the same columns by a bare <see cref="SqlBulkCopy"/>.</summary>
internal sealed class HeapCopy
{
    private const string CreateTable =
        """
        CREATE TABLE dbo.Heap (
            CustomerKey int NOT NULL, SaleKey bigint NOT NULL, ProductKey int NOT NULL, OrderDate date NOT NULL,
            OrderId nvarchar(100) NOT NULL, Quantity decimal(19, 4) NULL, Amount decimal(19, 4) NOT NULL, IsReturn bit NOT NULL,
            LoadKey int NOT NULL
        );
        """;

    private const string ReadRows =
        """
        SELECT t.CustomerKey, t.SaleKey, t.ProductKey, t.OrderDate, t.OrderId, t.Quantity, t.Amount, t.IsReturn, t.LoadKey
        FROM sales.SalesTransaction AS t ORDER BY t.SaleKey;
        """;

    private readonly List<Row> _rows = [];

    /// <summary>Rows that are copied.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Reads the rows of a store into memory.</summary>
    public static async Task<HeapCopy> ReadAsync(string connectionString)
    {
        var heap = new HeapCopy();
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(ReadRows, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            heap._rows.Add(new Row(
                reader.GetInt32(0),
                reader.GetInt64(1),
                reader.GetInt32(2),
                DateOnly.FromDateTime(reader.GetDateTime(3)).DayNumber - new DateOnly(1970, 1, 1).DayNumber,
                reader.GetString(4),
                reader.IsDBNull(5) ? null : (long)(reader.GetDecimal(5) * 10_000),
                (long)(reader.GetDecimal(6) * 10_000),
                reader.GetBoolean(7),
                reader.GetInt32(8)));
        }

        return heap;
    }

    /// <summary>Copies them into an empty database; seconds of the copying alone.</summary>
    public async Task<double> WriteAsync(string connectionString)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var create = new SqlCommand(CreateTable, connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        BulkColumn[] columns =
        [
            BulkColumn.Whole("CustomerKey", row => _rows[row].Customer),
            BulkColumn.Long("SaleKey", row => _rows[row].Sale),
            BulkColumn.Whole("ProductKey", row => _rows[row].Product),
            BulkColumn.Date("OrderDate", row => _rows[row].Day),
            BulkColumn.Text("OrderId", row => _rows[row].Order),
            BulkColumn.Amount("Quantity", row => _rows[row].Quantity!.Value, row => _rows[row].Quantity is null),
            BulkColumn.Amount("Amount", row => _rows[row].Amount),
            BulkColumn.Flag("IsReturn", row => _rows[row].IsReturn),
            BulkColumn.Whole("LoadKey", row => _rows[row].Load),
        ];
        var started = Stopwatch.GetTimestamp();
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.TableLock, null)
        {
            DestinationTableName = "dbo.Heap",
            BulkCopyTimeout = 0,
        };
        await using var reader = new BulkReader(_rows.Count, columns);
        await copy.WriteToServerAsync(reader);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private sealed record Row(
        int Customer, long Sale, int Product, int Day, string Order, long? Quantity, long Amount, bool IsReturn, int Load);
}
