using System.Data.Common;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Gives the products of a load their keys. A category given by the load replaces the stored one; none leaves it.</summary>
internal sealed class SqliteProductWriter(IRowAccess rows) : IDisposable
{
    private const string Upsert =
        """
        INSERT INTO sales_Product (ProductCode, CategoryName) VALUES (?1, ?2)
        ON CONFLICT (ProductCode) DO UPDATE
        SET CategoryName = COALESCE(excluded.CategoryName, CategoryName), RemovedByLoadKey = NULL
        RETURNING ProductKey;
        """;

    private readonly IRowStatement _upsert = rows.Prepare(Upsert);
    private readonly List<(int Key, string? Category)> _products = [];

    /// <summary>The key of a product by its number in the load; 0 (Unknown) for none.</summary>
    public int KeyOf(int index) => index < 0 ? 0 : _products[index].Key;

    /// <summary>Takes new products, and products whose category came later.</summary>
    public void Write(List<ProductName> products)
    {
        foreach (var product in products)
        {
            _upsert.Bind(1, product.ProductCode);
            _upsert.Bind(2, product.CategoryName);
            var key = (int)_upsert.ReadInt64()!.Value;
            if (product.Index == _products.Count)
            {
                _products.Add((key, product.CategoryName));
            }
            else
            {
                _products[product.Index] = (key, product.CategoryName);
            }
        }
    }

    /// <summary>Keeps what the load said of each product, so that undoing another load can go back to it.</summary>
    public Task KeepAsync(SqlDialect dialect, DbTransaction transaction, int loadKey, CancellationToken cancellationToken) =>
        new RowSet<(int Key, string? Category)>(dialect, "sales", "LoadProduct")
            .Whole("LoadKey", _ => loadKey)
            .Whole("ProductKey", product => product.Key)
            .Text("CategoryName", product => product.Category)
            .InsertAsync(_products, transaction, cancellationToken);

    public void Dispose() => _upsert.Dispose();
}
