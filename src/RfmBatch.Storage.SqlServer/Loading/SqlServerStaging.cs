using System.Data.Common;
using System.Text;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>
/// Fills the staging tables of a load by bulk copy; nobody but its connection sees them. Rows name customers and products by number; the
/// texts behind the numbers travel once, at the end, when each product's category and each customer's first and last sale are known.
/// </summary>
internal sealed class SqlServerStaging(IBulkCopy bulkCopy, DbConnection connection)
{
    private readonly List<string> _customerIds = [];
    private readonly List<ProductName> _products = [];
    private readonly SaleSpans _spans = new();
    private long _rowCount;

    /// <summary>What has been staged, by day.</summary>
    public DayTotals Days { get; } = new();

    /// <summary>Stages the rows and rejects of a batch.</summary>
    public async Task WriteAsync(LoadBatch batch, CancellationToken cancellationToken)
    {
        _customerIds.AddRange(batch.NewCustomers);
        _spans.Add(batch.NewCustomers.Count);
        foreach (var product in batch.NewProducts)
        {
            if (product.Index == _products.Count)
            {
                _products.Add(product);
            }
            else
            {
                _products[product.Index] = product;
            }
        }

        Note(batch);
        await CopyAsync("#StagingTransaction", batch.Count, Columns(batch, _rowCount), cancellationToken);
        await CopyAsync("#StagingRejectedRow", batch.Rejects.Count, Columns(batch.Rejects), cancellationToken);
        _rowCount += batch.Count;
    }

    /// <summary>Stages attributes.</summary>
    public Task WriteAsync(IReadOnlyList<CustomerAttributeValue> values, CancellationToken cancellationToken) => CopyAsync(
        "#StagingCustomerAttribute",
        values.Count,
        [
            BulkColumn.Whole("CustomerNumber", row => values[row].CustomerIndex),
            BulkColumn.Text("AttributeName", row => values[row].AttributeName),
            BulkColumn.Text("AttributeValue", row => values[row].AttributeValue),
            BulkColumn.Date("ValidFromDate", row => values[row].ValidFrom),
            BulkColumn.Date("LastSeenDate", row => values[row].LastSeen),
            BulkColumn.Flag("IsWholeStretch", row => values[row].IsWholeStretch),
        ],
        cancellationToken);

    /// <summary>Stages the customers and products that the rows name.</summary>
    public async Task WriteNamesAsync(CancellationToken cancellationToken)
    {
        await CopyAsync(
            "#StagingCustomer",
            _customerIds.Count,
            [
                BulkColumn.Whole("CustomerNumber", row => row),
                BulkColumn.Text("CustomerId", row => _customerIds[row]),
                BulkColumn.Date("FirstOrderDate", _spans.First, row => !_spans.HasSale(row)),
                BulkColumn.Date("LastOrderDate", _spans.Last, row => !_spans.HasSale(row)),
            ],
            cancellationToken);
        await CopyAsync(
            "#StagingProduct",
            _products.Count,
            [
                BulkColumn.Whole("ProductNumber", row => row),
                BulkColumn.Text("ProductCode", row => _products[row].ProductCode),
                BulkColumn.Text("CategoryName", row => _products[row].CategoryName),
            ],
            cancellationToken);
    }

    private static BulkColumn[] Columns(LoadBatch batch, long rowsBefore) =>
    [
        BulkColumn.Long("RowNumber", row => rowsBefore + row + 1),
        BulkColumn.Whole("CustomerNumber", row => batch.Customers[row]),
        BulkColumn.Whole("ProductNumber", row => batch.Products[row], row => batch.Products[row] < 0),
        BulkColumn.Date("OrderDate", row => batch.OrderDays[row]),
        BulkColumn.Text("OrderId", row => Encoding.UTF8.GetString(batch.OrderId(row))),
        BulkColumn.Amount("Quantity", row => batch.Quantities[row], row => batch.Quantities[row] == LoadBatch.NoQuantity),
        BulkColumn.Amount("Amount", row => batch.Amounts[row]),
        BulkColumn.Flag("IsReturn", row => batch.Returns[row]),
    ];

    private static BulkColumn[] Columns(List<RejectedRow> rejects) =>
    [
        BulkColumn.Long("LineNumber", row => rejects[row].LineNumber),
        BulkColumn.Text("ReasonCode", row => rejects[row].ReasonCode),
        BulkColumn.Text("ColumnName", row => rejects[row].ColumnName),
        BulkColumn.Text("RawText", row => rejects[row].RawText),
    ];

    private void Note(LoadBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            Days.Add(batch.OrderDays[row], batch.Amounts[row], batch.Returns[row]);
            if (!batch.Returns[row])
            {
                _spans.Note(batch.Customers[row], batch.OrderDays[row]);
            }
        }
    }

    private Task CopyAsync(string table, int rowCount, BulkColumn[] columns, CancellationToken cancellationToken) =>
        rowCount == 0 ? Task.CompletedTask : bulkCopy.CopyAsync(connection, table, rowCount, columns, cancellationToken);
}
