using System.Text;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>Fills the staging tables of a load by bulk copy; nobody but its connection sees them.</summary>
internal sealed class SqlServerStaging(SqlConnection connection)
{
    private readonly List<string> _customerIds = [];
    private readonly List<(string Code, string? Category)> _products = [];

    /// <summary>Stages the rows and rejects of a batch.</summary>
    public async Task WriteAsync(LoadBatch batch, CancellationToken cancellationToken)
    {
        var firstNew = _customerIds.Count;
        _customerIds.AddRange(batch.NewCustomers);
        foreach (var product in batch.NewProducts)
        {
            if (product.Index == _products.Count)
            {
                _products.Add((product.ProductCode, product.CategoryName));
            }
            else
            {
                _products[product.Index] = (product.ProductCode, product.CategoryName);
            }
        }

        if (batch.Count > 0)
        {
            await CopyAsync("#StagingTransaction", batch.Count, Columns(batch), cancellationToken);
        }
        else if (_customerIds.Count > firstNew)
        {
            await CopyAsync("#StagingCustomerAttribute", _customerIds.Count - firstNew, CustomerColumns(firstNew), cancellationToken);
        }

        if (batch.Rejects.Count > 0)
        {
            await CopyAsync("#StagingRejectedRow", batch.Rejects.Count, Columns(batch.Rejects), cancellationToken);
        }
    }

    /// <summary>Stages attributes.</summary>
    public Task WriteAsync(IReadOnlyList<CustomerAttributeValue> values, CancellationToken cancellationToken) => values.Count == 0
        ? Task.CompletedTask
        : CopyAsync("#StagingCustomerAttribute", values.Count,
        [
            new("LineNumber", typeof(long), row => (long)values[row].CustomerIndex),
            new("CustomerId", typeof(string), row => _customerIds[values[row].CustomerIndex]),
            new("AttributeName", typeof(string), row => values[row].AttributeName),
            new("AttributeValue", typeof(string), row => values[row].AttributeValue),
            new("ValidFromDate", typeof(DateTime), row => ToDateTime(values[row].ValidFrom)),
            new("LastSeenDate", typeof(DateTime), row => ToDateTime(values[row].LastSeen)),
            new("IsWholeStretch", typeof(bool), row => values[row].IsWholeStretch),
        ], cancellationToken);

    private static DateTime ToDateTime(int day) => Day.ToDate(day).ToDateTime(TimeOnly.MinValue);

    private static object OrNull(object? value) => value ?? DBNull.Value;

    private BulkColumn[] Columns(LoadBatch batch) =>
    [
        new("LineNumber", typeof(long), row => batch.LineNumbers[row]),
        new("CustomerId", typeof(string), row => _customerIds[batch.Customers[row]]),
        new("OrderId", typeof(string), row => Encoding.UTF8.GetString(batch.OrderId(row))),
        new("OrderDate", typeof(DateTime), row => ToDateTime(batch.OrderDays[row])),
        new("ProductCode", typeof(string), row => batch.Products[row] < 0 ? DBNull.Value : _products[batch.Products[row]].Code),
        new(
            "CategoryName",
            typeof(string),
            row => batch.Products[row] < 0 ? DBNull.Value : OrNull(_products[batch.Products[row]].Category)),
        new(
            "Quantity",
            typeof(decimal),
            row => batch.Quantities[row] == LoadBatch.NoQuantity ? DBNull.Value : Amount.ToDecimal(batch.Quantities[row])),
        new("Amount", typeof(decimal), row => Amount.ToDecimal(batch.Amounts[row])),
        new("IsReturn", typeof(bool), row => batch.Returns[row]),
    ];

    private BulkColumn[] CustomerColumns(int first) =>
    [
        new("LineNumber", typeof(long), row => (long)(first + row)),
        new("CustomerId", typeof(string), row => _customerIds[first + row]),
    ];

    private static BulkColumn[] Columns(List<RejectedRow> rejects) =>
    [
        new("LineNumber", typeof(long), row => rejects[row].LineNumber),
        new("ReasonCode", typeof(string), row => rejects[row].ReasonCode),
        new("ColumnName", typeof(string), row => OrNull(rejects[row].ColumnName)),
        new("RawText", typeof(string), row => OrNull(rejects[row].RawText)),
    ];

    private Task CopyAsync(string table, int rowCount, BulkColumn[] columns, CancellationToken cancellationToken) =>
        BulkColumns.CopyAsync(connection, table, rowCount, columns, cancellationToken);
}
