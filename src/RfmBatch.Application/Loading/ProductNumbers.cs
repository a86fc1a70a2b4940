using RfmBatch.Application.Loading.Csv;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Numbers the products of a file as they come, and tells a batch which are new or have their first category.</summary>
internal sealed class ProductNumbers(TransactionColumns columns)
{
    private readonly KeyTable _products = new();
    private readonly List<bool> _hasCategory = [];

    /// <summary>The number of a record's product, or -1 where it has none.</summary>
    public int Of(FieldReader fields, LoadBatch batch)
    {
        var code = columns.Product < 0 ? default : fields[columns.Product];
        if (code.IsEmpty)
        {
            return -1;
        }

        var category = columns.Category < 0 ? default : fields[columns.Category];
        var number = _products.Add(code, out var added);
        var isNew = added is not null;
        if (isNew)
        {
            _hasCategory.Add(false);
        }

        var isCategorised = !category.IsEmpty && !_hasCategory[number];
        if (isNew || isCategorised)
        {
            _hasCategory[number] |= isCategorised;
            batch.NewProducts.Add(new ProductName(number, code.ToString(), category.IsEmpty ? null : category.ToString()));
        }

        return number;
    }
}
