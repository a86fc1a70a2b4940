using System.Data.Common;
using System.Globalization;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Reading;

public sealed partial class BiReader
{
    private const string FindCustomerId = "SELECT c.CustomerId AS CustomerId FROM {bi.Customer} AS c WHERE c.CustomerKey = @CustomerKey;";

    private const string ReadAttributes =
        """
        SELECT a.AttributeName AS AttributeName, a.AttributeValue AS AttributeValue
        FROM {bi.CustomerAttribute} AS a WHERE a.CustomerKey = @CustomerKey ORDER BY a.AttributeName;
        """;

    private const string ReadFavouriteCategory =
        """
        SELECT p.CategoryName AS CategoryName
        FROM {bi.Sale} AS s
            INNER JOIN {bi.Product} AS p ON p.ProductKey = s.ProductKey
        WHERE s.CustomerKey = @CustomerKey AND s.IsReturn = 0 AND s.OrderDate < @Before AND p.CategoryName IS NOT NULL
        GROUP BY p.CategoryName
        ORDER BY SUM(s.Amount) DESC, p.CategoryName;
        """;

    /// <summary>Reads some customers one by one, each by three seeks: for the few that a reader is shown, not for a population.</summary>
    /// <param name="customerKeys">Their keys.</param>
    /// <param name="before">Sales from this day on do not count for the category.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One row per key that exists, in the order given.</returns>
    public async Task<IReadOnlyList<CustomerDetail>> ReadCustomersAsync(
        IReadOnlyList<int> customerKeys, DateOnly before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerKeys);
        await using var connection = await _dialect.OpenAsync(cancellationToken);
        var details = new List<CustomerDetail>(customerKeys.Count);
        foreach (var customerKey in customerKeys)
        {
            var customer = new { CustomerKey = customerKey, Before = before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
            var id = await connection.QuerySingleOrDefaultAsync<string?>(SqlDialect.Command(
                _dialect.Resolve(FindCustomerId),
                customer,
                cancellationToken));
            if (id is not null)
            {
                details.Add(
                    new CustomerDetail(
                        customerKey,
                        id,
                        await AttributesAsync(connection, customer, cancellationToken),
                        await CategoryAsync(connection, customer, cancellationToken)));
            }
        }

        return details;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> AttributesAsync(
        DbConnection connection, object customer, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Name, string Value)>(SqlDialect.Command(
            _dialect.Resolve(ReadAttributes),
            customer,
            cancellationToken));
        return [.. rows.Select(row => KeyValuePair.Create(row.Name, row.Value))];
    }

    private Task<string?> CategoryAsync(
        DbConnection connection,
        object customer,
        CancellationToken cancellationToken) => connection.QueryFirstOrDefaultAsync<string?>(SqlDialect.Command(
        _dialect.Resolve(ReadFavouriteCategory),
        customer,
        cancellationToken));
}

/// <summary>What is known about one customer beside its figures.</summary>
/// <param name="CustomerKey">Key of the customer.</param>
/// <param name="CustomerId">Id in the source.</param>
/// <param name="Attributes">Attributes by name.</param>
/// <param name="CategoryName">The product category with the most sales before a day, or null where no sale has one.</param>
public sealed record CustomerDetail(
    int CustomerKey, string CustomerId, IReadOnlyList<KeyValuePair<string, string>> Attributes, string? CategoryName);
