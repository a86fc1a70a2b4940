using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Gives the products of a load their keys. A category given by the load replaces the stored one; none leaves it.</summary>
internal sealed class SqliteProductWriter(IRowAccess rows) : IDisposable
{
    private const string Upsert =
        """
        INSERT INTO sales_Product (ProductCode, CategoryName) VALUES (?1, ?2)
        ON CONFLICT (ProductCode) DO UPDATE SET CategoryName = COALESCE(excluded.CategoryName, CategoryName)
        RETURNING ProductKey;
        """;

    private readonly IRowStatement _upsert = rows.Prepare(Upsert);
    private readonly List<int> _keys = [];

    /// <summary>The key of a product by its number in the load; 0 (Unknown) for none.</summary>
    public int KeyOf(int index) => index < 0 ? 0 : _keys[index];

    /// <summary>Takes new products, and products whose category came later.</summary>
    public void Write(List<ProductName> products)
    {
        foreach (var product in products)
        {
            _upsert.Bind(1, product.ProductCode);
            _upsert.Bind(2, product.CategoryName);
            var key = (int)_upsert.ReadInt64()!.Value;
            if (product.Index == _keys.Count)
            {
                _keys.Add(key);
            }
        }
    }

    public void Dispose() => _upsert.Dispose();
}
