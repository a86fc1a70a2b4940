using RfmBatch.Core.Profiling;

namespace RfmBatch.Storage.Profiling;

/// <summary>Customers and the categories they bought from, while sale lines are read, ascending by customer key.</summary>
internal sealed class CategoryPairs
{
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);
    private readonly int[] _categoryOfProduct;
    private readonly int[] _metIn;
    private readonly List<int> _rows = [];
    private readonly List<int> _indexes = [];

    /// <summary>Takes the products that have a category.</summary>
    public CategoryPairs(IReadOnlyList<(int ProductKey, string CategoryName)> products)
    {
        _categoryOfProduct = new int[products.Max(product => product.ProductKey) + 1];
        Array.Fill(_categoryOfProduct, -1);
        foreach (var (key, name) in products)
        {
            _categories.TryAdd(name, _categories.Count);
            _categoryOfProduct[key] = _categories[name];
        }

        _metIn = new int[_categories.Count];
        Array.Fill(_metIn, -1);
    }

    /// <summary>Adds a sale; all sales of a customer follow one another.</summary>
    public void Add(int row, int productKey)
    {
        var category = productKey >= 0 && productKey < _categoryOfProduct.Length ? _categoryOfProduct[productKey] : -1;
        if (category >= 0 && _metIn[category] != row)
        {
            _metIn[category] = row;
            _rows.Add(row);
            _indexes.Add(category);
        }
    }

    public CategoryPurchases Finish() => new([.. _categories.Keys], [.. _rows], [.. _indexes]);
}
